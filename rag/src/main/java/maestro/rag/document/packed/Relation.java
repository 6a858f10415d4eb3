package maestro.rag.document.packed;

import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Where a part of an OOXML container leads to within it (ECMA-376, part 2).
///
/// @param type a URI
/// @param target name of a part
public record Relation(String type, String target) {

    /// Those of a part, by their ids; as many as can be read.
    public static Map<String, Relation> of(String part, Parts parts) {
        Map<String, Relation> relations = new TreeMap<>();
        int slash = part.lastIndexOf('/');
        byte[] stored =
                parts.get(
                        part.substring(0, slash + 1)
                                + "_rels/"
                                + part.substring(slash + 1)
                                + ".rels");
        if (stored == null) {
            return relations;
        }
        try {
            XMLStreamReader xml = Xml.of(stored);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && !Xml.attribute(xml, "TargetMode").equals("External")) {
                    relations.put(
                            Xml.attribute(xml, "Id"),
                            new Relation(
                                    Xml.attribute(xml, "Type"),
                                    Parts.resolve(part, Xml.attribute(xml, "Target"))));
                }
            }
        } catch (XMLStreamException e) {
            // What could be read of them leads to its parts.
            return relations;
        }
        return relations;
    }
}
