package maestro.rag.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.FirstPages;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.Heading;
import maestro.rag.document.Layout;
import maestro.rag.document.Metadata;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The stored text of a format without pages as it grows, paragraph by paragraph.
public final class PlainText {

    /// What stands first in them is no title page.
    private static final Set<String> NO_TITLE_PAGE = Set.of("csv", "xlsx", "ods", "eml");

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private boolean cut;
    private final List<Heading> headings = new ArrayList<>();
    private Publication stated = Publication.UNKNOWN;

    /// @param limit most characters
    public PlainText(int limit) {
        this.limit = limit;
    }

    /// Whether the limit was met, so that more needn't be offered.
    public boolean full() {
        return cut;
    }

    /// Takes down what the file says of itself as a publication, which comes before what its text
    /// looks like.
    public void stated(Publication publication) {
        stated = publication;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Adds a paragraph, cleaned. Its line ends are kept, since the reader left them on purpose.
    public void paragraph(String raw) {
        add(raw, "\n\n");
    }

    /// Adds a paragraph that is a heading, on one line.
    ///
    /// @param level 1 for the outermost
    public void heading(int level, String raw) {
        String clean = CleanText.running(raw, false);
        add(clean, "\n\n");
        if (!clean.isEmpty() && !cut) {
            headings.add(new Heading(level, text.length() - clean.length(), text.length()));
        }
    }

    /// Adds a line that follows the one before it closely: a table's row, a list's item.
    public void line(String raw) {
        add(raw, "\n");
    }

    private void add(String raw, String separator) {
        String clean = CleanText.running(raw, true);
        if (clean.isEmpty() || cut) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(separator);
        }
        int room = limit - text.length();
        if (clean.length() > room) {
            cut = true;
            int end = Math.max(0, room);
            if (end > 0 && Character.isHighSurrogate(clean.charAt(end - 1))) {
                end--;
            }
            text.append(clean, 0, end);
        } else {
            text.append(clean);
        }
    }

    /// @param title null where the file has none
    public ReadOutcome outcome(String format, @Nullable String title, List<String> authors) {
        return outcome(format, title, authors, Message.NONE);
    }

    /// @param damage what is wrong with the file; nothing where all is well
    public ReadOutcome outcome(
            String format, @Nullable String title, List<String> authors, Message damage) {
        String stored = text.toString().stripTrailing();
        if (stored.isBlank()) {
            return damage.isNone()
                    ? new Refused(Reason.EMPTY, Message.of("text.none"))
                    : new Refused(Reason.DAMAGED, damage);
        }
        String clean = title == null ? "" : CleanText.running(title, false);
        Metadata metadata =
                new Metadata(
                        clean.isEmpty() ? null : clean,
                        authors,
                        Languages.of(stored),
                        publication(format, stored));
        ParsedDocument document =
                new ParsedDocument(
                        format,
                        metadata,
                        stored,
                        Layout.unpaged(stored.length(), headings(stored, clean)));
        Message stop = cut ? Message.of("text.long", limit) : Message.NONE;
        Message message = damage.and(stop);
        return message.isNone() ? new Complete(document) : new Partial(document, message);
    }

    /// Without the document's title, which stands above all of it.
    private List<Heading> headings(String stored, String title) {
        List<Heading> kept = new ArrayList<>(headings);
        if (!kept.isEmpty()) {
            Heading first = kept.getFirst();
            if (stored.substring(first.start(), first.end()).equals(title)) {
                kept.removeFirst();
            }
        }
        return kept;
    }

    private Publication publication(String format, String stored) {
        return NO_TITLE_PAGE.contains(format)
                ? stated
                : stated.or(FirstPages.of(stored).publication());
    }
}
