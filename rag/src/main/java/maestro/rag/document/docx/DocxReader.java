package maestro.rag.document.docx;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.AboutItself;
import maestro.rag.document.packed.PackedReader;
import maestro.rag.document.packed.Parts;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.PlainText;
import org.jspecify.annotations.Nullable;

/// Reads DOCX as a stream of XML, by the local names of ECMA-376: so the transitional and the
/// strict kind read alike, and no schema classes are needed.
public final class DocxReader extends PackedReader {
    private static final Pattern BODY = Pattern.compile("(?i)/?word/document\\d*\\.xml");
    private static final Pattern MORE =
            Pattern.compile("word/(numbering|styles|footnotes|endnotes)\\d*\\.xml");

    @Override
    protected String format() {
        return "docx";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return names.stream().anyMatch(name -> BODY.matcher(name).matches());
    }

    @Override
    protected String trace() {
        return "word/";
    }

    @Override
    protected boolean wanted(String name) {
        return BODY.matcher(name).matches()
                || MORE.matcher(name).matches()
                || name.equals("docprops/core.xml");
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline) {
        byte[] body = parts.find("word/document");
        if (body == null) {
            return null;
        }
        DocxStyles styles = DocxStyles.read(parts.find("word/styles"));
        DocxNumbering numbering = DocxNumbering.read(parts.find("word/numbering"));
        DocxBody writer = new DocxBody(text, styles, numbering, deadline);
        boolean whole;
        try {
            whole = writer.read(Xml.of(body));
            for (String notes : List.of("word/footnotes", "word/endnotes")) {
                byte[] found = parts.find(notes);
                if (found != null) {
                    writer.readNotes(
                            Xml.of(found), notes.contains("foot") ? "footnote" : "endnote");
                }
            }
        } catch (XMLStreamException e) {
            whole = false;
        }
        return new Read(whole, writer.title(), AboutItself.read(parts.find("docProps/core")));
    }
}
