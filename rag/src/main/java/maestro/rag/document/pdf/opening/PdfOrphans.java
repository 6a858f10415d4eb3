package maestro.rag.document.pdf.opening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.opening.PdfScan.Found;

/// Contents of a cut-off PDF whose pages have lost them: streams that show text and that no page
/// names.
final class PdfOrphans {

    /// Of a stream, so much is looked at to tell what it is.
    private static final int LOOK = 64 << 10;

    /// All looks together.
    private static final long MOST_LOOKED = 64L << 20;

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");
    private static final Pattern CONTENTS =
            Pattern.compile("/Contents\\s*(\\[[^\\]]*]|\\d{1,7}\\s+\\d{1,5}\\s+R)");
    private static final Pattern REFERENCE = Pattern.compile("(\\d{1,7})\\s+\\d{1,5}\\s+R");
    private static final Pattern OTHER =
            Pattern.compile("/(Sub)?[Tt]ype\\b|/Length[123]\\b|/FunctionType|/Alternate\\b");
    private static final Pattern SHOWS_TEXT =
            Pattern.compile("(?s).*\\bBT\\b.*[)\\]>]\\s*T[jJ]\\b.*");
    private static final Pattern FONT_NAME =
            Pattern.compile("/([A-Za-z0-9_.+-]{1,40})\\s+-?[\\d.]+\\s+Tf\\b");

    private final byte[] bytes;
    private final Map<Integer, Found> objects;
    private final TreeMap<Integer, Found> orphans = new TreeMap<>();
    private final TreeSet<Integer> pageOffsets = new TreeSet<>();

    PdfOrphans(byte[] bytes, Map<Integer, Found> objects) {
        this.bytes = bytes;
        this.objects = objects;
        Set<Integer> named = new LinkedHashSet<>();
        for (Found object : objects.values()) {
            if (PAGE.matcher(object.text()).find()) {
                named.addAll(contents(object));
                if (object.offset() >= 0) {
                    pageOffsets.add(object.offset());
                }
            }
        }
        long looked = 0;
        for (Found object : objects.values()) {
            boolean unnamed = object.streams() && !named.contains(object.number());
            if (unnamed && !OTHER.matcher(object.text()).find() && looked < MOST_LOOKED) {
                String content = PdfScan.content(bytes, object, LOOK);
                looked += content.length();
                if (SHOWS_TEXT.matcher(content).matches()) {
                    orphans.put(object.offset(), object);
                }
            }
        }
    }

    /// A page with the contents that it names, as far as they are there, or else with those that
    /// stand between it and the next page.
    ///
    /// @return the page's text; empty where it has no contents
    String withContents(Found page) {
        if (!contents(page).isEmpty()) {
            return page.text();
        }
        Matcher contents = CONTENTS.matcher(page.text());
        if (page.offset() < 0 || !contents.find()) {
            return "";
        }
        Integer next = pageOffsets.higher(page.offset());
        Map<Integer, Found> near =
                orphans.subMap(page.offset(), next == null ? Integer.MAX_VALUE : next);
        return near.isEmpty()
                ? ""
                : page.text().substring(0, contents.start())
                        + "/Contents"
                        + references(near.values())
                        + page.text().substring(contents.end());
    }

    /// Pages made of single contents, with one font standing in for all.
    ///
    /// @param font number of that font
    List<String> pages(int most, int font) {
        List<String> pages = new ArrayList<>();
        for (Found orphan : orphans.values()) {
            if (pages.size() == most) {
                break;
            }
            Map<String, String> fonts = new LinkedHashMap<>();
            Matcher names = FONT_NAME.matcher(PdfScan.content(bytes, orphan, LOOK));
            while (names.find()) {
                fonts.put(names.group(1), "/" + names.group(1) + " " + font + " 0 R");
            }
            pages.add(
                    "<</Type/Page/MediaBox[0 0 612 792]/Contents"
                            + references(List.of(orphan))
                            + "/Resources<</Font<<"
                            + String.join("", fonts.values())
                            + ">>>>>>");
        }
        return pages;
    }

    private static String references(Iterable<Found> streams) {
        StringBuilder references = new StringBuilder("[");
        for (Found stream : streams) {
            references
                    .append(stream.number())
                    .append(' ')
                    .append(stream.generation())
                    .append(" R ");
        }
        return references.append(']').toString();
    }

    /// Numbers of the streams that a page names and that are there.
    private Set<Integer> contents(Found page) {
        Set<Integer> found = new LinkedHashSet<>();
        Matcher contents = CONTENTS.matcher(page.text());
        if (contents.find()) {
            for (int number : references(contents.group(1))) {
                Found object = objects.get(number);
                if (object != null && object.streams()) {
                    found.add(number);
                } else if (object != null) {
                    // A list that stands by itself.
                    for (int listed : references(object.text())) {
                        Found stream = objects.get(listed);
                        if (stream != null && stream.streams()) {
                            found.add(listed);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<Integer> references(String text) {
        List<Integer> numbers = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            numbers.add(Integer.parseInt(reference.group(1)));
        }
        return numbers;
    }
}
