package maestro.app.ui.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The short documents that come with the program, for a first try.
final class Sample {

    private static final String FOLDER = "/maestro/app/sample/";

    private Sample() {}

    static boolean exists() {
        return Sample.class.getResource(FOLDER + "index.txt") != null;
    }

    /// Writes the documents to a folder of their own, which goes when the program ends; by then the
    /// library has its own copies.
    ///
    /// @return the files
    static List<Path> copy() throws IOException {
        Path folder = Files.createTempDirectory("maestro-sample");
        folder.toFile().deleteOnExit();
        List<Path> files = new ArrayList<>();
        for (String name : new String(read("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            String file = name.strip();
            if (!file.isEmpty() && !file.startsWith("#")) {
                Path target = folder.resolve(Path.of(file).getFileName().toString());
                target.toFile().deleteOnExit();
                Files.write(target, read(file));
                files.add(target);
            }
        }
        return files;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("The sample document " + name + " is missing.");
            }
            return in.readAllBytes();
        }
    }
}
