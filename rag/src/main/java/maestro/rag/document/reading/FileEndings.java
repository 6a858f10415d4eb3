package maestro.rag.document.reading;

import java.util.List;

/// What the names of files end in that may be documents. Readers themselves go by what a file
/// holds.
public final class FileEndings {
    /// Without dots, in small letters.
    public static final List<String> ALL =
            List.of(
                    ("pdf docx pptx xlsx odt odp ods hwp hwpx epub html htm xhtml mht mhtml rtf tex"
                                    + " md markdown txt csv tsv eml xml nxml png jpg jpeg tif tiff")
                            .split(" "));

    private FileEndings() {}
}
