package maestro.rag.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.rag.message.Message;

/// The files that entries name, found beside the file that they are in. Whoever made that file may
/// want others than documents: a relative name stays inside of its folder, an absolute one has to
/// end as documents do and lead through no hidden folder.
final class Attachments {
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "pdf", "epub", "docx", "pptx", "xlsx", "odt", "odp", "ods", "hwp", "hwpx",
                    "html", "htm", "xhtml", "rtf", "tex", "md", "txt", "csv", "xml", "nxml", "eml");

    private final Path folder;
    private final List<Message> problems;

    /// @param folder of the file that names them
    /// @param problems gets what could not be taken
    Attachments(Path folder, List<Message> problems) {
        this.folder = folder.toAbsolutePath().normalize();
        this.problems = problems;
    }

    /// JabRef's and Zotero's `file` field: "description:path:type" or a path, parted by semicolons,
    /// with backslashes before marks that mean themselves.
    static List<String> named(String field) {
        List<String> paths = new ArrayList<>();
        for (String file : parts(field, ';')) {
            List<String> parts = parts(file, ':');
            boolean drive = parts.size() > 1 && parts.getFirst().matches("[A-Za-z]");
            String path =
                    parts.size() == 1 || drive && parts.size() == 2
                            ? file
                            : parts.size() == 2 ? parts.getFirst() : parts.get(1);
            String plain = path.replaceAll("\\\\([:;\\\\{}_&%$#])", "$1").strip();
            if (!plain.isEmpty()) {
                paths.add(plain);
            }
        }
        return paths;
    }

    static String bibtex(String path) {
        return ":"
                + path.replaceAll("([:;\\\\])", "\\\\$1")
                + ":"
                + ending(path).toUpperCase(Locale.ROOT);
    }

    private static List<String> parts(String text, char mark) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == mark) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /// Those that are there.
    List<Path> of(Reference reference) {
        List<Path> found = new ArrayList<>();
        for (String name : reference.files()) {
            if (name.matches("(?i)(https?|internal-pdf|ftp|data):.*")) {
                continue; // nothing is fetched
            }
            try {
                Path path = path(name);
                if (!allowed(path, name)) {
                    problems.add(Message.of("import.outside", reference.title(), name));
                } else if (Files.isRegularFile(path)) {
                    found.add(path);
                } else {
                    problems.add(Message.of("import.missing", reference.title(), name));
                }
            } catch (InvalidPathException | IOException e) {
                problems.add(Message.of("import.missing", reference.title(), name));
            }
        }
        return found;
    }

    private Path path(String name) {
        if (name.startsWith("file:")) {
            try {
                return Path.of(URI.create(name.replace(" ", "%20"))).normalize();
            } catch (IllegalArgumentException e) {
                throw new InvalidPathException(name, "no address of a file");
            }
        }
        return folder.resolve(name).normalize();
    }

    private boolean allowed(Path path, String name) throws IOException {
        boolean absolute = name.startsWith("file:") || Path.of(name).isAbsolute();
        if (!absolute) {
            Path real = Files.exists(path) ? path.toRealPath() : path;
            return path.startsWith(folder) && real.startsWith(folder.toRealPath());
        }
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return DOCUMENTS.contains(ending(path.toString()));
    }

    static boolean isDocument(Path file) {
        return DOCUMENTS.contains(ending(file.toString()));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
