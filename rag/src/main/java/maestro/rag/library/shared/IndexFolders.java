package maestro.rag.library.shared;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import maestro.rag.library.folder.Trees;

/// Where indexes lie in a home folder: the one that serves in `index`, one that is made to follow
/// it in `index-2`, the one after that in `index-3`. A successor serves from the moment on when it
/// has a file `whole`; it gets its predecessor's name at the next start, when neither is open, so
/// that nothing needs to stop for it. A process that dies anywhere leaves one of them whole.
record IndexFolders(Path home) {
    private static final String NAME = "index";
    private static final String WHOLE = "whole";

    /// The folder of the index that serves, after finishing what an earlier process began. No index
    /// may be open.
    Path serving() throws IOException {
        Path serving = home.resolve(NAME);
        TreeMap<Integer, Path> later = new TreeMap<>(successors());
        while (!later.isEmpty()) {
            Map.Entry<Integer, Path> last = later.pollLastEntry();
            if (Files.exists(last.getValue().resolve(WHOLE))) {
                for (Path older : later.values()) {
                    Trees.delete(older);
                }
                Trees.delete(serving);
                Files.move(last.getValue(), serving);
                Files.delete(serving.resolve(WHOLE));
                break;
            }
        }
        return serving;
    }

    /// Where the index that follows another is made. What an earlier process left there of it is
    /// still there.
    Path after(Path index) {
        return home.resolve(NAME + "-" + (number(index) + 1));
    }

    /// Says that an index, saved, serves from now on.
    static void whole(Path index) throws IOException {
        Files.write(index.resolve(WHOLE), new byte[0]);
    }

    /// Takes that back.
    static void notWhole(Path index) throws IOException {
        Files.deleteIfExists(index.resolve(WHOLE));
    }

    private Map<Integer, Path> successors() throws IOException {
        Map<Integer, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, NAME + "-*")) {
            for (Path folder : folders) {
                if (number(folder) > 1) {
                    found.put(number(folder), folder);
                }
            }
        }
        return found;
    }

    /// @return 1 for the first
    private static int number(Path index) {
        String name = String.valueOf(index.getFileName());
        String number = name.substring(Math.min(name.length(), NAME.length() + 1));
        return number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    }
}
