package maestro.rag.exchange;

import java.util.List;
import maestro.rag.library.IngestSummary;
import maestro.rag.message.Message;

/// What came of an import.
///
/// @param files what came of the files that entries name
/// @param references entries read
/// @param described documents that now have an entry's title, authors and so on
/// @param problems in words, the first few hundred
public record ImportSummary(
        IngestSummary files, int references, int described, List<Message> problems) {
    private static final int MOST = 500;

    public ImportSummary {
        problems = List.copyOf(problems.subList(0, Math.min(MOST, problems.size())));
    }
}
