package maestro.rag.document.table;

import java.util.ArrayList;
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

/// Reads XLSX by the local names of ECMA-376: each sheet that is shown, under its name, as it is
/// shown (dates as dates, shares in per cent, results of formulas).
public final class XlsxReader extends PackedReader {
    private static final String BOOK = "xl/workbook.xml";
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet\\d*\\.xml");
    private static final Pattern WANTED =
            Pattern.compile(
                    "xl/(workbook|styles|sharedstrings)\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/worksheets/[^/]*\\.xml|docprops/core\\.xml");

    /// Strings that cells share.
    private static final int MOST_STRINGS = 2_000_000;

    /// @param name as people see it
    /// @param part that holds it
    private record Sheet(String name, String part) {}

    @Override
    protected String format() {
        return "xlsx";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return names.stream().anyMatch(name -> name.matches("(?i)/?xl/workbook\\.xml"));
    }

    @Override
    protected String trace() {
        return "xl/";
    }

    @Override
    protected boolean wanted(String name) {
        return WANTED.matcher(name).matches();
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline) {
        XlsxStyles styles = XlsxStyles.read(parts.get("xl/styles.xml"), parts.get(BOOK));
        List<Sheet> sheets = sheets(parts);
        List<String> strings = new ArrayList<>();
        boolean whole = strings(parts.get("xl/sharedStrings.xml"), strings, deadline);
        Blocks blocks = new Blocks(text);
        boolean found = false;
        for (Sheet sheet : sheets) {
            byte[] part = parts.get(sheet.part());
            found |= part != null;
            if (part != null && !text.full()) {
                blocks.paragraph(sheet.name());
                whole &= new XlsxRows(blocks, styles, strings, deadline).write(part, text);
            } else {
                whole &= part != null;
            }
        }
        if (!found) {
            return null;
        }
        return new Read(whole, null, AboutItself.read(parts.find("docProps/core")));
    }

    private static List<Sheet> sheets(Parts parts) {
        List<Sheet> sheets = new ArrayList<>();
        byte[] book = parts.get(BOOK);
        Map<String, Relation> relations = Relation.of(BOOK, parts);
        if (book != null) {
            try {
                XMLStreamReader xml = Xml.of(book);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamReader.START_ELEMENT
                            && xml.getLocalName().equals("sheet")
                            && Xml.attribute(xml, "state").isEmpty()) {
                        Relation to = relations.get(Xml.attribute(xml, "id"));
                        if (to != null && to.type().endsWith("/worksheet")) {
                            sheets.add(new Sheet(Xml.attribute(xml, "name"), to.target()));
                        }
                    }
                }
            } catch (XMLStreamException e) {
                sheets.clear();
            }
        }
        if (sheets.isEmpty()) {
            // The book's own list is lost.
            parts.names(SHEET).forEach(name -> sheets.add(new Sheet("", name)));
        }
        return sheets;
    }

    /// @return false where the part breaks off
    private static boolean strings(
            byte @Nullable [] part, List<String> strings, Deadline deadline) {
        if (part == null) {
            return true;
        }
        try {
            XMLStreamReader xml = Xml.of(part);
            StringBuilder words = new StringBuilder();
            while (xml.hasNext() && strings.size() < MOST_STRINGS) {
                deadline.check();
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "si" -> words.setLength(0);
                        case "t" -> words.append(xml.getElementText());
                        case "rPh" -> Xml.skip(xml);
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(words.toString());
                }
            }
            return true;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
