package maestro.rag.document.docx;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.packed.Xml;
import org.jspecify.annotations.Nullable;

/// Paragraph styles by their id: which is the title, which are headings, which carry a list.
record DocxStyles(Map<String, Style> styles) {

    /// @param name in small letters
    /// @param list the list's number; empty for none
    record Style(String name, String list, int level) {}

    static DocxStyles read(byte @Nullable [] part) {
        Map<String, Style> styles = new HashMap<>();
        if (part == null) {
            return new DocxStyles(styles);
        }
        String id = "";
        String name = "";
        String list = "";
        int level = 0;
        try {
            XMLStreamReader xml = Xml.of(part);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "style" -> {
                            id = Xml.attribute(xml, "styleId");
                            name = "";
                            list = "";
                            level = 0;
                        }
                        case "name" -> name = Xml.attribute(xml, "val").toLowerCase(Locale.ROOT);
                        case "numId" -> list = Xml.attribute(xml, "val");
                        case "ilvl" -> level = Xml.number(Xml.attribute(xml, "val"), 0);
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("style")) {
                    styles.put(id, new Style(name, list, level));
                }
            }
        } catch (XMLStreamException e) {
            // Styles only help: without the rest of them the text reads all the same.
            return new DocxStyles(styles);
        }
        return new DocxStyles(styles);
    }

    Style of(String id) {
        return styles.getOrDefault(id, new Style(id.toLowerCase(Locale.ROOT), "", 0));
    }
}
