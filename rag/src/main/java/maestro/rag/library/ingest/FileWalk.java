package maestro.rag.library.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The files that a request names, each once, in a fixed order: the paths as given, what is in a
/// folder sorted by path.
final class FileWalk {
    private final Map<Path, Found> found = new LinkedHashMap<>();

    private FileWalk() {}

    /// @param name that people know it by
    /// @param problem why it cannot be read; null where it may be tried
    /// @param again the document that it is the copy of, to be read once more; null for a file that
    ///   is to be added
    record Found(Path file, Path name, @Nullable Message problem, @Nullable String again) {
        Found(Path file, @Nullable Message problem) {
            this(file, file, problem, null);
        }
    }

    static List<Found> of(List<Path> paths) throws InterruptedException {
        FileWalk walk = new FileWalk();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                walk.folder(path);
            } else if (Files.isRegularFile(path)) {
                walk.add(path, null);
            } else {
                walk.add(
                        path,
                        Files.exists(path) ? Message.of("add.neither") : Message.of("add.missing"));
            }
        }
        return List.copyOf(walk.found.values());
    }

    private void folder(Path folder) throws InterruptedException {
        List<Found> inside = new ArrayList<>();
        try {
            Path root = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            Files.walkFileTree(root, new Visitor(root, inside));
        } catch (IOException e) {
            inside.add(new Found(folder, Message.of("add.folder", Words.of(e))));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        inside.sort((a, b) -> a.file.compareTo(b.file));
        inside.forEach(file -> add(file.file, file.problem));
    }

    private void add(Path file, @Nullable Message problem) {
        found.putIfAbsent(file.toAbsolutePath().normalize(), new Found(file, problem));
    }

    /// Links are followed nowhere, so that none leads out of the folder or round in a circle; a
    /// link to a file inside the folder is passed over like any other, since that file is found
    /// anyway.
    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Found> found;

        private Visitor(Path root, List<Found> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (Thread.currentThread().isInterrupted()) {
                return FileVisitResult.TERMINATE;
            }
            return !folder.equals(root) && hidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !hidden(file)) {
                found.add(new Found(file, null));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            found.add(new Found(file, Message.of("add.unreadable", Words.of(failure))));
            return FileVisitResult.CONTINUE;
        }

        private static boolean hidden(Path path) {
            try {
                return path.getFileName().toString().startsWith(".") || Files.isHidden(path);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
