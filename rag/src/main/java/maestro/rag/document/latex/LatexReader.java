package maestro.rag.document.latex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.Beginning;
import maestro.rag.document.text.Charsets;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;

/// Reads LaTeX without running it: what would be read on the page, formulas as they are written.
/// Files that it takes in (`\input`) are documents of their own.
public final class LatexReader implements DocumentReader {
    private static final int MOST_BYTES = 16 << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        if (!Charsets.looksLikeText(head)) {
            return false;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String start = Charsets.decode(head);
        return name.matches(".*\\.(tex|ltx|latex)")
                || start.matches("(?s)\\s*(%[^\\n]*\\n\\s*)*\\\\document(class|style)\\b.*");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        PlainText text = new PlainText(limits.characters());
        Message stop;
        String title = "";
        List<String> authors = new ArrayList<>();
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            stop = beginning.leftOut();
            LatexText writer =
                    new LatexText(
                            Charsets.decode(beginning.bytes()), text, new Deadline(limits.time()));
            title = writer.title();
            for (String author : writer.authors()) {
                String name = CleanText.running(author, false);
                if (!name.isEmpty() && name.length() <= 100) {
                    authors.add(name);
                }
            }
            writer.write();
        } catch (IOException e) {
            return Refused.unreadable(e);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            stop = Message.of("packed.slow", limits.time().toSeconds());
        }
        return text.outcome("tex", title.isBlank() ? null : title, authors, stop);
    }
}
