package maestro.rag.library.folder;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Layout;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.passage.Passage;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.Span;

/// How a document was cut, and the vectors of what came of it.
///
/// @param vectors one for each span, all of the same length
public record StoredPassages(
        Fingerprint fingerprint,
        PassageSettings settings,
        List<Span> spans,
        List<float[]> vectors) {
    public StoredPassages {
        spans = List.copyOf(spans);
        vectors = List.copyOf(vectors);
        if (spans.size() != vectors.size()) {
            throw new IllegalArgumentException(
                    spans.size() + " passages and " + vectors.size() + " vectors");
        }
    }

    /// Passages with their texts and places on paper.
    public static List<Passage> passages(
            String documentId, String text, Layout layout, List<Span> spans) {
        List<Passage> passages = new ArrayList<>(spans.size());
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            passages.add(
                    new Passage(
                            documentId,
                            i,
                            span.of(text),
                            span.start(),
                            span.end(),
                            layout.pageAt(span.start()),
                            layout.regions(span.start(), span.end()),
                            layout.path(text, (span.start() + span.end()) / 2)));
        }
        return passages;
    }
}
