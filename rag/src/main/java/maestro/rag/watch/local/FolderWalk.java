package maestro.rag.watch.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.rag.watch.FileStamp;
import org.jspecify.annotations.Nullable;

/// What is in a folder now. Links are followed nowhere, so that none leads out of it or round in a
/// circle; what is hidden is passed over.
///
/// @param files that may be documents, by their paths within the folder
/// @param folders all that were entered, the root first
/// @param unread paths of folders and files within the root that could not be looked into
/// @param devices numbers of the disks that were seen
/// @param whole whether all of it was seen; false where it is larger or deeper than the bounds
record FolderWalk(
        Map<String, FileStamp> files,
        List<Path> folders,
        Set<String> unread,
        Set<String> devices,
        boolean whole) {

    /// How much is looked at.
    ///
    /// @param files that may be documents
    /// @param entries of any kind
    record Bounds(int files, int entries, int depth) {
        static final Bounds DEFAULT = new Bounds(20_000, 200_000, 32);
    }

    /// @param without a folder that is not entered
    /// @throws IOException where the root cannot be looked into
    static FolderWalk of(Path root, Path without, Bounds bounds)
            throws IOException, InterruptedException {
        Visitor visitor = new Visitor(root, without, bounds);
        Files.walkFileTree(
                root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), bounds.depth, visitor);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new FolderWalk(
                visitor.files, visitor.folders, visitor.unread, visitor.devices, visitor.whole);
    }

    /// Whether it could not be looked whether a path is there.
    boolean doubtful(String path) {
        if (!whole) {
            return true;
        }
        for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (unread.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Path without;
        private final Bounds bounds;
        private final Map<String, FileStamp> files = new TreeMap<>();
        private final List<Path> folders = new ArrayList<>();
        private final Set<String> unread = new HashSet<>();
        private final Set<String> devices = new HashSet<>();
        private boolean whole = true;
        private int entries;

        private Visitor(Path root, Path without, Bounds bounds) {
            this.root = root;
            this.without = without;
            this.bounds = bounds;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(without) || !folder.equals(root) && hidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            devices.add(FileStamp.of(attributes).device());
            return onward();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                whole = false; // deeper than the bound
            } else if (attributes.isRegularFile()
                    && FileNames.mayBeDocument(name(file))
                    && !hidden(file)) {
                if (files.size() == bounds.files) {
                    whole = false;
                    return FileVisitResult.TERMINATE;
                }
                files.put(within(file), FileStamp.of(attributes));
            }
            return onward();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            unread.add(within(file));
            return onward();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                if (folder.equals(root)) {
                    whole = false;
                } else {
                    unread.add(within(folder));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult onward() {
            if (++entries > bounds.entries) {
                whole = false;
                return FileVisitResult.TERMINATE;
            }
            return Thread.currentThread().isInterrupted()
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        private String within(Path path) {
            return root.relativize(path).toString().replace('\\', '/');
        }

        private static String name(Path path) {
            return String.valueOf(path.getFileName());
        }

        private static boolean hidden(Path path) {
            try {
                return FileNames.hidden(name(path)) || Files.isHidden(path);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
