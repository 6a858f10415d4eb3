package maestro.rag.document.pptx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.AboutItself;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.PackedReader;
import maestro.rag.document.packed.Parts;
import maestro.rag.document.packed.Relation;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.PlainText;
import org.jspecify.annotations.Nullable;

/// Reads PPTX by the local names of ECMA-376: the slides in the order of the show, each with its
/// diagrams and then what its speaker wrote below it.
public final class PptxReader extends PackedReader {
    private static final Pattern SLIDE = Pattern.compile("ppt/slides/slide\\d*\\.xml");
    private static final Pattern WANTED =
            Pattern.compile(
                    "ppt/(presentation\\.xml|_rels/presentation\\.xml\\.rels|slides/slide\\d*\\.xml|slides/_rels/slide\\d*\\.xml\\.rels|notesslides/notesslide\\d*\\.xml|diagrams/data\\d*\\.xml)|docprops/core\\.xml");

    @Override
    protected String format() {
        return "pptx";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return names.stream().anyMatch(name -> name.matches("(?i)/?ppt/presentation\\.xml"));
    }

    @Override
    protected String trace() {
        return "ppt/";
    }

    @Override
    protected boolean wanted(String name) {
        return WANTED.matcher(name).matches();
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline) {
        Set<String> slides = new LinkedHashSet<>(show(parts));
        if (slides.isEmpty()) {
            // The order of the show is lost.
            slides.addAll(parts.names(SLIDE));
        }
        if (slides.isEmpty()) {
            return null;
        }
        SlideText writer = new SlideText(new Blocks(text), deadline);
        boolean whole = true;
        Set<String> written = new HashSet<>();
        for (String slide : slides) {
            deadline.check();
            byte[] part = parts.get(slide);
            if (part == null || text.full()) {
                whole &= part != null;
                continue;
            }
            whole &= writer.slide(part);
            List<String> beside = beside(slide, parts);
            for (String name : beside) {
                byte[] more = written.add(name) ? parts.get(name) : null;
                if (more != null && name.contains("diagrams/")) {
                    whole &= writer.diagram(more);
                } else if (more != null) {
                    whole &= writer.notes(more);
                }
            }
        }
        return new Read(whole, writer.title(), AboutItself.read(parts.find("docProps/core")));
    }

    /// Names of the slides in the order in which they are shown.
    private static List<String> show(Parts parts) {
        String presentation = "ppt/presentation.xml";
        byte[] part = parts.get(presentation);
        List<String> slides = new ArrayList<>();
        if (part == null) {
            return slides;
        }
        Map<String, Relation> relations = Relation.of(presentation, parts);
        try {
            XMLStreamReader xml = Xml.of(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("sldId")) {
                    // It has an id of its own, too, in no namespace.
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        Relation to = relations.get(xml.getAttributeValue(i));
                        if (to != null && xml.getAttributeNamespace(i) != null) {
                            slides.add(to.target());
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            return List.of();
        }
        return slides;
    }

    /// Diagrams first, notes last.
    private static List<String> beside(String slide, Parts parts) {
        return Relation.of(slide, parts).values().stream()
                .filter(r -> r.type().endsWith("/diagramData") || r.type().endsWith("/notesSlide"))
                .sorted((a, b) -> a.type().compareTo(b.type()))
                .map(Relation::target)
                .toList();
    }
}
