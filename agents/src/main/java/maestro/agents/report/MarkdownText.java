package maestro.agents.report;

import java.util.regex.Pattern;
import maestro.rag.message.Shown;

/// Text made safe for CommonMark with GFM tables: read back, it is the same text, but that no
/// direction of its letters reaches beyond it.
final class MarkdownText {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~$&]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ORDERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern BLOCK = Pattern.compile("^(#{1,6}(?=\\s|$)|[-+=](?=[\\s=-]|$)|-)");

    private MarkdownText() {}

    /// For the middle of a line.
    static String inline(String text) {
        String line = SPACE.matcher(Shown.balanced(text)).replaceAll(" ").strip();
        return SPECIAL.matcher(line).replaceAll("\\\\$0");
    }

    /// For the start of a line, where "1." and "#" would begin a block.
    static String line(String text) {
        String line = inline(text);
        line = ORDERED.matcher(line).replaceFirst("$1\\\\$2");
        return BLOCK.matcher(line).replaceFirst("\\\\$0");
    }
}
