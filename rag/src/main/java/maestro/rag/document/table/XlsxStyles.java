package maestro.rag.document.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.packed.Xml;
import org.jspecify.annotations.Nullable;

/// How numbers of a workbook are shown, as far as it changes what they say: as dates and times, or
/// in per cent. Days are counted from the end of 1899, or of 1903 where the workbook says so.
final class XlsxStyles {

    /// Numbers have fifteen digits in Excel; more come of the way they are kept.
    private static final MathContext DIGITS = new MathContext(15);

    private static final double LAST_DAY = 2_958_465; // 31 December 9999
    private static final int SECONDS_OF_DAY = 86_400;

    private enum Kind {
        PLAIN,
        PERCENT,
        DATE,
        TIME,
        DATE_TIME
    }

    private final List<Kind> cells = new ArrayList<>();
    private LocalDate start = LocalDate.of(1899, 12, 30);

    private XlsxStyles() {}

    /// @param styles null where the workbook has none
    /// @param book says from when days are counted
    static XlsxStyles read(byte @Nullable [] styles, byte @Nullable [] book) {
        XlsxStyles read = new XlsxStyles();
        try {
            if (styles != null) {
                read.formats(Xml.of(styles));
            }
            if (book != null) {
                read.epoch(Xml.of(book));
            }
        } catch (XMLStreamException e) {
            // Numbers are shown as they are kept.
            return read;
        }
        return read;
    }

    private void formats(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, Kind> own = new HashMap<>();
        boolean inCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                int format = Xml.number(Xml.attribute(xml, "numFmtId"), 0);
                switch (xml.getLocalName()) {
                    case "numFmt" -> own.put(format, kind(Xml.attribute(xml, "formatCode")));
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            cells.add(own.getOrDefault(format, builtIn(format)));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                inCells &= !xml.getLocalName().equals("cellXfs");
            }
        }
    }

    private void epoch(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("workbookPr")) {
                if (Xml.attribute(xml, "date1904").matches("1|true")) {
                    start = LocalDate.of(1904, 1, 1);
                }
                return;
            }
        }
    }

    private static Kind builtIn(int format) {
        return switch (format) {
            case 9, 10 -> Kind.PERCENT;
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Kind.DATE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> Kind.TIME;
            case 22 -> Kind.DATE_TIME;
            default -> Kind.PLAIN;
        };
    }

    private static Kind kind(String code) {
        String signs =
                code.replaceAll("\"[^\"]*\"|\\\\.|\\[(?![hms]+\\])[^\\]]*\\]|_.|\\*.", "")
                        .toLowerCase(Locale.ROOT);
        boolean date =
                signs.matches(".*[yd].*") || (signs.contains("m") && !signs.matches(".*[hs].*"));
        boolean time = signs.matches(".*[hs].*");
        if (signs.contains("general") || signs.contains("red")) {
            return Kind.PLAIN;
        }
        return date && time
                ? Kind.DATE_TIME
                : date
                        ? Kind.DATE
                        : time ? Kind.TIME : signs.contains("%") ? Kind.PERCENT : Kind.PLAIN;
    }

    /// @param style of the cell, by its place in the workbook's list
    String shown(String number, int style) {
        BigDecimal value;
        try {
            value = new BigDecimal(number).round(DIGITS);
        } catch (NumberFormatException e) {
            return number;
        }
        if (Math.abs((long) value.scale()) > 30 || value.precision() - value.scale() > 30) {
            return value.toString();
        }
        Kind kind = style < cells.size() ? cells.get(style) : Kind.PLAIN;
        double days = value.doubleValue();
        boolean day = days >= 0 && days <= LAST_DAY;
        return switch (kind) {
            case PERCENT -> plain(value.movePointRight(2)) + "%";
            case DATE -> day ? start.plusDays((long) days).toString() : plain(value);
            case TIME -> day ? time(days).toString() : plain(value);
            case DATE_TIME ->
                    day
                            ? LocalDateTime.of(start.plusDays((long) days), time(days))
                                    .toString()
                                    .replace('T', ' ')
                            : plain(value);
            case PLAIN -> plain(value);
        };
    }

    private static LocalTime time(double days) {
        long seconds = Math.round((days - Math.floor(days)) * SECONDS_OF_DAY);
        return LocalTime.MIDNIGHT.plus(seconds, ChronoUnit.SECONDS);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
