package maestro.rag.document.odf;

import java.util.Set;
import javax.xml.stream.XMLStreamException;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.AboutItself;
import maestro.rag.document.packed.PackedReader;
import maestro.rag.document.packed.Parts;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads OpenDocument (ISO/IEC 26300) as a stream of XML: texts, presentations and tables have
/// their content in the same elements.
public final class OdfReader extends PackedReader {

    @Override
    protected String format() {
        return "odt";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return (names.contains("content.xml") || names.contains(OdfUnlock.PACKAGE))
                && names.contains(OdfUnlock.MANIFEST);
    }

    @Override
    protected String trace() {
        return "application/vnd.oasis.opendocument";
    }

    @Override
    protected boolean wanted(String name) {
        return name.equals("content.xml")
                || name.equals("styles.xml")
                || name.equals("meta.xml")
                || name.equals("meta-inf/manifest.xml");
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline) throws Locked {
        Message lock = OdfUnlock.locked(parts.get(OdfUnlock.MANIFEST), Message.of("foreign.newer"));
        if (!lock.isNone()) {
            throw new Locked(lock);
        }
        byte[] content = parts.get("content.xml");
        if (content == null) {
            return null;
        }
        OdfStyles styles = new OdfStyles();
        OdfBody writer = new OdfBody(text, styles, deadline);
        boolean whole;
        try {
            byte[] common = parts.get("styles.xml");
            if (common != null) {
                styles.read(Xml.of(common));
            }
            whole = writer.read(Xml.of(content));
        } catch (XMLStreamException e) {
            whole = false;
        }
        return new Read(whole, writer.title(), AboutItself.read(parts.get("meta.xml")));
    }
}
