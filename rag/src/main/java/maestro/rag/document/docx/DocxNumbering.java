package maestro.rag.document.docx;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.packed.Xml;
import org.jspecify.annotations.Nullable;

/// Counts the items of lists, which Word leaves to whoever shows the document.
final class DocxNumbering {

    private static final int LEVELS = 9;

    private record Level(String format, String pattern, int start) {}

    private final Map<String, String> abstractOf = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    private DocxNumbering() {}

    static DocxNumbering read(byte @Nullable [] part) {
        DocxNumbering numbering = new DocxNumbering();
        if (part != null) {
            try {
                numbering.read(Xml.of(part));
            } catch (XMLStreamException e) {
                // Lists whose definition is lost get a plain mark.
                return numbering;
            }
        }
        return numbering;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        String owner = "";
        String list = "";
        int level = 0;
        String format = "";
        String pattern = "";
        int start = 1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "abstractNum" -> owner = Xml.attribute(xml, "abstractNumId");
                    case "num" -> list = Xml.attribute(xml, "numId");
                    case "abstractNumId" -> abstractOf.put(list, Xml.attribute(xml, "val"));
                    case "lvl" -> {
                        level = Xml.number(Xml.attribute(xml, "ilvl"), 0);
                        format = "decimal";
                        pattern = "";
                        start = 1;
                    }
                    case "numFmt" -> format = Xml.attribute(xml, "val");
                    case "lvlText" -> pattern = Xml.attribute(xml, "val");
                    case "start" -> start = Xml.number(Xml.attribute(xml, "val"), 1);
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("lvl")) {
                levels.putIfAbsent(owner + "/" + level, new Level(format, pattern, start));
            }
        }
    }

    /// The mark of the next item: "•", "2.", "1.3"; empty where the list shows none.
    String next(String list, int level) {
        if (list.isEmpty() || list.equals("0") || level < 0 || level >= LEVELS) {
            return "";
        }
        String owner = abstractOf.getOrDefault(list, "");
        Level own = levels.get(owner + "/" + level);
        if (own == null) {
            return "•";
        }
        int[] counts =
                counters.computeIfAbsent(owner.isEmpty() ? list : owner, k -> new int[LEVELS]);
        for (int i = 0; i < level; i++) {
            if (counts[i] == 0) {
                counts[i] = start(owner, i);
            }
        }
        counts[level] = counts[level] == 0 ? own.start() : counts[level] + 1;
        for (int i = level + 1; i < LEVELS; i++) {
            counts[i] = 0;
        }
        if (own.format().equals("bullet")) {
            return "•";
        }
        if (own.format().equals("none")) {
            return "";
        }
        String mark = own.pattern();
        for (int i = 0; i <= level; i++) {
            Level shown = levels.getOrDefault(owner + "/" + i, own);
            mark = mark.replace("%" + (i + 1), format(counts[i], shown.format()));
        }
        return mark.strip();
    }

    private int start(String owner, int level) {
        Level known = levels.get(owner + "/" + level);
        return known == null ? 1 : known.start();
    }

    private static String format(int count, String format) {
        return switch (format) {
            case "lowerLetter" -> letter(count, 'a');
            case "upperLetter" -> letter(count, 'A');
            case "lowerRoman" -> roman(count).toLowerCase(java.util.Locale.ROOT);
            case "upperRoman" -> roman(count);
            default -> Integer.toString(count);
        };
    }

    private static String letter(int count, char first) {
        int index = Math.max(0, count - 1);
        return Character.toString(first + index % 26).repeat(Math.min(9, index / 26 + 1));
    }

    private static String roman(int count) {
        if (count <= 0 || count > 3999) {
            return Integer.toString(count);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder roman = new StringBuilder();
        int left = count;
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                roman.append(signs[i]);
                left -= values[i];
            }
        }
        return roman.toString();
    }
}
