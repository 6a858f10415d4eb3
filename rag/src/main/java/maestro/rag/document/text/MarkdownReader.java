package maestro.rag.document.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads Markdown as the text that a reader of the rendered page would see.
public final class MarkdownReader implements DocumentReader {

    private static final Pattern FRONT =
            Pattern.compile("\\A---\\s*\\R(.*?)\\R(---|\\.\\.\\.)\\s*(\\R|\\z)", Pattern.DOTALL);

    /// The tree takes some fifty times as much memory.
    private static final int MOST_BYTES = 8 << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(md|markdown|mdown|mkd|mdx|rmd|qmd)")
                && new TextReader().accepts(file, head);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) {
        Beginning beginning;
        try {
            beginning = Beginning.of(file, MOST_BYTES);
        } catch (IOException e) {
            return Refused.unreadable(e);
        }
        String raw = Charsets.decode(beginning.bytes());
        String front = "";
        Matcher matter = FRONT.matcher(raw);
        if (matter.find()) {
            front = matter.group(1);
            raw = raw.substring(matter.end());
        }
        Node root =
                Parser.builder()
                        .extensions(List.of(TablesExtension.create()))
                        .maxOpenBlockParsers(200)
                        .build()
                        .parse(raw);
        PlainText text = new PlainText(limits.characters());
        MarkdownText writer = new MarkdownText(text);
        root.accept(writer);
        String title = field(front, "title");
        return text.outcome(
                "md",
                title == null ? writer.heading() : title,
                authors(front),
                beginning.leftOut());
    }

    private static @Nullable String field(String front, String name) {
        Matcher line = Pattern.compile("(?mi)^" + name + ":[ \\t]*(\\S.*)$").matcher(front);
        return line.find() ? unquoted(line.group(1)) : null;
    }

    private static List<String> authors(String front) {
        List<String> authors = new ArrayList<>();
        Matcher block =
                Pattern.compile("(?mi)^authors?:[ \\t]*(.*(?:\\R[ \\t]*-.*)*)").matcher(front);
        if (block.find()) {
            for (String part : block.group(1).split("\\R|,|;| and ")) {
                String name =
                        unquoted(
                                part.replaceFirst("^[\\s\\[-]+", "")
                                        .replaceFirst("(?i)^name:\\s*", ""));
                if (!name.isEmpty()) {
                    authors.add(name);
                }
            }
        }
        return authors;
    }

    private static String unquoted(String value) {
        return value.strip().replaceAll("^[\"'\\[]+|[\"'\\]]+$", "").strip();
    }
}
