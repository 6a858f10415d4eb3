package maestro.rag.document.pdf.opening;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.opening.PdfScan.Found;

/// Rebuilds a PDF that was cut off: its pages are found one by one and listed in a new catalogue,
/// written with a new table of objects behind a copy of what there is.
///
/// Some programs write the list of a page's contents at the very end, far behind page and contents:
/// then what stands in the file between a page and the next is that page's. Where not even pages
/// are left, each piece of content makes one.
///
/// TeX writes fonts last, so they are lost first. Its letters have the codes of ASCII, and a line's
/// spaces are written as distances; a stand-in with the widths of Times and TeX's codes for
/// ligatures thus shows most of the text.
final class PdfSalvage {

    /// What object streams may unpack to.
    private static final long MOST_UNPACKED = 64L << 20;

    private static final int MOST_PAGES = 10_000;

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");
    private static final Pattern FONTS =
            Pattern.compile("/Font\\s*(?:<<([^>]*)>>|(\\d{1,7})\\s+\\d{1,5}\\s+R)");
    private static final Pattern FONT = Pattern.compile("/\\S+\\s+(\\d{1,7})\\s+\\d{1,5}\\s+R");

    private static final String STAND_IN =
            "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Type/Encoding"
                    + "/BaseEncoding/WinAnsiEncoding/Differences[2/fi/fl 11/ff/fi/fl/ffi/ffl"
                    + " 21/endash/emdash 27/ff/fi/fl/ffi/ffl 39/quoteright 96/quoteleft"
                    + " 123/endash/emdash]>>>>";

    private final byte[] bytes;
    private final Map<Integer, Found> objects;
    private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
    private final ByteArrayOutputStream out;

    private PdfSalvage(byte[] bytes) {
        this.bytes = bytes;
        this.objects = PdfScan.of(bytes, MOST_UNPACKED);
        this.out = new ByteArrayOutputStream(bytes.length + (1 << 16));
    }

    /// @param file a whole PDF again; empty where no page was found
    /// @param fontsLost whether some of its text is in fonts that are no longer there
    record Rebuilt(byte[] file, boolean fontsLost) {}

    static Rebuilt of(byte[] bytes) {
        return new PdfSalvage(bytes).rebuilt();
    }

    private Rebuilt rebuilt() {
        PdfOrphans orphans = new PdfOrphans(bytes, objects);
        List<Found> pages = new ArrayList<>();
        Map<Integer, String> changed = new LinkedHashMap<>();
        for (Found object : objects.values()) {
            if (PAGE.matcher(object.text()).find() && pages.size() < MOST_PAGES) {
                String text = orphans.withContents(object);
                if (!text.isEmpty()) {
                    pages.add(object);
                    if (!text.equals(object.text())) {
                        changed.put(object.number(), text);
                    }
                }
            }
        }
        boolean made = pages.isEmpty();
        if (made) {
            int next = objects.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            for (String page : orphans.pages(MOST_PAGES, next)) {
                int number = next + 1 + pages.size();
                pages.add(new Found(number, 0, page, -1, -1, -1));
                changed.put(number, page);
            }
            changed.put(next, STAND_IN);
        }
        if (pages.isEmpty()) {
            return new Rebuilt(new byte[0], false);
        }
        out.writeBytes(bytes);
        // Closes a stream that the end cut through.
        write("\nendstream\nendobj\n");
        for (Found object : objects.values()) {
            if (object.offset() >= 0) {
                offsets.put(object.number(), object.offset());
            } else {
                object(object.number(), object.text());
            }
        }
        changed.forEach(this::object);
        Set<Integer> lost = lostFonts();
        lost.forEach(number -> object(number, STAND_IN));
        tables(pages);
        return new Rebuilt(out.toByteArray(), made || !lost.isEmpty());
    }

    /// Numbers of fonts that resources name and that are not there.
    private Set<Integer> lostFonts() {
        Set<Integer> lost = new LinkedHashSet<>();
        for (Found object : objects.values()) {
            Matcher fonts = FONTS.matcher(object.text());
            while (fonts.find()) {
                String names = fonts.group(1);
                if (names == null) {
                    Found list = objects.get(Integer.parseInt(fonts.group(2)));
                    names = list == null ? "" : list.text();
                }
                Matcher font = FONT.matcher(names);
                while (font.find()) {
                    int number = Integer.parseInt(font.group(1));
                    if (number > 0 && !objects.containsKey(number)) {
                        lost.add(number);
                    }
                }
            }
        }
        return lost;
    }

    private void tables(List<Found> pages) {
        int catalogue = Math.max(offsets.lastKey(), 0) + 1;
        List<String> kids = new ArrayList<>();
        for (Found page : pages) {
            kids.add(page.number() + " " + page.generation() + " R");
        }
        object(catalogue, "<</Type/Catalog/Pages " + (catalogue + 1) + " 0 R>>");
        object(
                catalogue + 1,
                "<</Type/Pages/Count " + kids.size() + "/Kids[" + String.join(" ", kids) + "]>>");
        int table = out.size();
        StringBuilder text = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        for (Map.Entry<Integer, Integer> entry : offsets.entrySet()) {
            Found found = objects.get(entry.getKey());
            int generation = found == null ? 0 : found.generation();
            text.append(entry.getKey()).append(" 1\n");
            text.append(
                    String.format(Locale.ROOT, "%010d %05d n \n", entry.getValue(), generation));
        }
        text.append("trailer\n<</Size ").append(catalogue + 2);
        text.append("/Root ").append(catalogue).append(" 0 R>>\nstartxref\n");
        text.append(table).append("\n%%EOF\n");
        write(text.toString());
    }

    private void object(int number, String text) {
        offsets.put(number, out.size());
        write(number + " 0 obj\n" + text + "\nendobj\n");
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
