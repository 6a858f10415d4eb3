package maestro.rag.document.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import org.jspecify.annotations.Nullable;

/// Reads plain text. Lines that a program broke at a fixed width are joined to paragraphs again.
public final class TextReader implements DocumentReader {

    private static final int MOST_BYTES = 32 << 20;

    /// Up to 120 characters, two letters together among them, and no end of a sentence or a list.
    private static final Pattern TITLE =
            Pattern.compile("(?=.{2,120}$)[\\p{L}\\p{Nd}\"'“‘(《「].*\\p{L}{2}.*(?<![.,:;!?…。])");

    @Override
    public boolean accepts(Path file, byte[] head) {
        if (!Charsets.looksLikeText(head)) {
            return false;
        }
        String start = Charsets.decode(head).stripLeading().toLowerCase(Locale.ROOT);
        return !start.startsWith("{\\rtf")
                && !start.startsWith("pk\3\4")
                && !start.startsWith("<?xml")
                && !start.matches("<!doctype (?!html)[\\s\\S]*")
                && !start.startsWith("%!ps");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) {
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            String raw = Charsets.decode(beginning.bytes());
            String[] lines = raw.split("\\R", -1);
            PlainText text = new PlainText(limits.characters());
            int width = width(lines);
            List<String> block = new ArrayList<>();
            for (String line : lines) {
                if (line.isBlank() || line.indexOf('\f') >= 0) {
                    write(block, width, text);
                    block.clear();
                    if (!line.isBlank()) {
                        block.add(line);
                    }
                } else {
                    block.add(line);
                }
            }
            write(block, width, text);
            return text.outcome("txt", title(lines), List.of(), beginning.leftOut());
        } catch (IOException e) {
            return Refused.unreadable(e);
        }
    }

    /// A short first line that stands alone and ends like no sentence; null where there is none.
    private static @Nullable String title(String[] lines) {
        int first = 0;
        while (first < lines.length && lines[first].isBlank()) {
            first++;
        }
        if (first + 2 >= lines.length || !lines[first + 1].isBlank()) {
            return null;
        }
        String line = lines[first].strip();
        boolean alone = Arrays.stream(lines, first + 1, lines.length).allMatch(String::isBlank);
        return alone || !TITLE.matcher(line).matches() ? null : line;
    }

    private static void write(List<String> block, int width, PlainText text) {
        if (block.isEmpty()) {
            return;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < block.size(); i++) {
            String line = block.get(i);
            if (i > 0) {
                joined.append(flows(block.get(i - 1), line, width) ? ' ' : '\n');
            }
            joined.append(line.strip());
        }
        text.paragraph(joined.toString());
    }

    /// Whether a line was broken only because it was full: the next line's first word had no room.
    private static boolean flows(String line, String next, int width) {
        String first = next.strip().split("\\s+", 2)[0];
        boolean indented =
                Character.isWhitespace(next.charAt(0)) && !Character.isWhitespace(line.charAt(0));
        boolean item = first.matches("[-*•+]|\\d{1,3}[.)]|\\[\\d+\\]|[#>|].*");
        return width > 0
                && !indented
                && !item
                && line.stripTrailing().length() + 1 + first.length() > width - 3;
    }

    /// The width at which lines are broken, 0 where the text is not broken that way.
    private static int width(String[] lines) {
        int[] lengths = new int[141];
        int longer = 0;
        int filled = 0;
        for (String line : lines) {
            int length = line.stripTrailing().length();
            if (length > 140) {
                longer++;
            } else if (length > 0) {
                lengths[length]++;
                filled++;
            }
        }
        if (longer * 20 > filled) {
            return 0;
        }
        // The width that all but the longest two in a hundred lines keep.
        int over = filled / 50;
        for (int width = 140; width >= 40; width--) {
            over -= lengths[width];
            if (over < 0) {
                int near = 0;
                for (int i = Math.max(0, width - 12); i <= width; i++) {
                    near += lengths[i];
                }
                return near * 4 >= filled ? width : 0;
            }
        }
        return 0;
    }
}
