package maestro.rag.document.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.Beginning;
import maestro.rag.document.text.Charsets;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;

/// Reads comma-separated values (RFC 4180), and those parted by semicolons or tabs.
public final class CsvReader implements DocumentReader {
    private static final int MOST_BYTES = 32 << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(csv|tsv|tab)") && Charsets.looksLikeText(head);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        PlainText text = new PlainText(limits.characters());
        Message damage;
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            damage =
                    beginning
                            .leftOut()
                            .and(rows(Charsets.decode(beginning.bytes()), text, deadline));
        } catch (IOException e) {
            return Refused.unreadable(e);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        }
        return text.outcome("csv", null, List.of(), damage);
    }

    private static Message rows(String raw, PlainText text, Deadline deadline) throws IOException {
        Blocks blocks = new Blocks(text);
        blocks.startTable();
        CsvReaderBuilder builder = de.siegmar.fastcsv.reader.CsvReader.builder();
        try (var rows = builder.fieldSeparator(separator(raw)).ofCsvRecord(raw)) {
            for (CsvRecord row : rows) {
                deadline.check();
                for (String cell : row.getFields()) {
                    blocks.paragraph(cell);
                    blocks.endCell();
                }
                blocks.endRow();
                if (text.full()) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            return Message.of("packed.damaged");
        } finally {
            blocks.endTable();
        }
        return Message.NONE;
    }

    /// The sign that stands most often in the first line.
    private static char separator(String raw) {
        String line = raw.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        String unquoted = line.replaceAll("\"[^\"]*\"", "");
        char best = ',';
        long most = 0;
        for (char c : new char[] {',', ';', '\t', '|'}) {
            long count = unquoted.chars().filter(x -> x == c).count();
            if (count > most) {
                best = c;
                most = count;
            }
        }
        return best;
    }
}
