package maestro.rag.document.odf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.packed.Xml;

/// What the styles of a document say of its paragraphs and lists: which is the title, which lists
/// are numbered.
final class OdfStyles {
    private final Map<String, String> parents = new HashMap<>();

    /// Name of a list's style and a level: "L1 2".
    private final Set<String> numbered = new HashSet<>();

    private String list = "";

    /// Takes in the styles that stand in a part.
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                take(xml);
            }
        }
    }

    /// Takes in an element that has begun, where it belongs to a style.
    void take(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "style" ->
                    parents.put(
                            Xml.attribute(xml, "name"), Xml.attribute(xml, "parent-style-name"));
            case "list-style" -> list = Xml.attribute(xml, "name");
            case "list-level-style-number" -> {
                if (!Xml.attribute(xml, "num-format").isEmpty()) {
                    numbered.add(list + " " + Xml.attribute(xml, "level"));
                }
            }
            default -> {}
        }
    }

    boolean title(String style) {
        return style.equals("Title") || "Title".equals(parents.get(style));
    }

    /// @param level from 1
    boolean numbered(String listStyle, int level) {
        return numbered.contains(listStyle + " " + level);
    }
}
