package maestro.agents.role.evidence.corpus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import maestro.agents.source.Source;
import maestro.rag.library.Document;

/// Corpora read so far, a few of them, so that each step of a mission does not read the documents
/// anew. One is read again where the source's documents have changed.
public final class Corpora {
    private static final int MOST = 3;

    private final Deque<Corpus> recent = new ArrayDeque<>();

    public synchronized Corpus of(Source source) throws InterruptedException {
        List<Document> documents = source.documents();
        for (Corpus corpus : recent) {
            if (corpus.source() == source && corpus.documents().equals(documents)) {
                return corpus;
            }
        }
        recent.removeIf(c -> c.source() == source);
        Corpus read = new Corpus(source, documents);
        recent.addFirst(read);
        if (recent.size() > MOST) {
            recent.removeLast();
        }
        return read;
    }
}
