package maestro.rag.watch.local;

import java.util.Locale;
import java.util.Set;
import maestro.rag.document.reading.FileEndings;

/// Which files of a watched folder may be documents, by their names alone.
final class FileNames {
    private static final Set<String> READ = Set.copyOf(FileEndings.ALL);

    private static final Set<String> TEMPORARY = Set.of("part", "partial", "crdownload", "tmp");

    private FileNames() {}

    /// Hidden files, and those that a program keeps beside a document while it is open
    /// (`~$report.docx`) or made of a download that isn't whole (`report.pdf.part`), have other
    /// endings or beginnings.
    static boolean mayBeDocument(String name) {
        int dot = name.lastIndexOf('.');
        return !hidden(name)
                && !name.startsWith("~")
                && dot > 0
                && READ.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    static boolean hidden(String name) {
        return name.startsWith(".");
    }

    /// Whether what happens to a file or folder of this name may matter.
    static boolean worthALook(String name) {
        return !hidden(name)
                && !name.startsWith("~")
                && !TEMPORARY.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
