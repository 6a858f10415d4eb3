package maestro.rag.document.packed;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a stream, without document types and what they could bring in.
public final class Xml {

    private Xml() {}

    public static XMLStreamReader of(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // It would say on the console what is thrown as well.
        factory.setXMLReporter((message, type, information, location) -> {});
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    /// The attribute of that local name, whatever its namespace; empty where there is none.
    public static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /// A number of up to six digits.
    public static int number(String digits, int otherwise) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
    }

    /// Goes to the end of the element that has just begun.
    public static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamReader.END_ELEMENT ? 1 : 0;
        }
    }
}
