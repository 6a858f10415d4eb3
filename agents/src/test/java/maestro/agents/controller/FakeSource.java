package maestro.agents.controller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Quote;
import maestro.agents.source.Source;
import maestro.rag.document.Layout;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;

/// Two documents of a few words; every search finds the first passage of both.
public final class FakeSource implements Source {
    static final String TEXT = "Evidence is what a report rests on. Nothing else is.";

    private final List<Document> documents;

    public FakeSource() {
        this(List.of(made("d1"), made("d2")));
    }

    FakeSource(List<Document> documents) {
        this.documents = List.copyOf(documents);
    }

    private static Document made(String id) {
        return new Document(
                id,
                "Document " + id,
                List.of("A. Author"),
                id + ".txt",
                "txt",
                "en",
                TEXT.length(),
                1,
                1,
                Document.Status.INDEXED,
                Message.NONE,
                Instant.EPOCH);
    }

    @Override
    public List<Document> documents() {
        return documents;
    }

    @Override
    public Source including(Set<String> documentIds) {
        List<Document> all = new ArrayList<>(documents);
        documentIds.stream().filter(id -> document(id).isEmpty()).forEach(id -> all.add(made(id)));
        return new FakeSource(all);
    }

    @Override
    public Optional<FetchedFrom> origin(String documentId) {
        return Optional.empty();
    }

    @Override
    public Optional<Document> document(String id) {
        return documents.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    @Override
    public List<Hit> search(String query, int limit, boolean diversify) {
        return documents.stream()
                .limit(limit)
                .map(d -> new Hit(1, 1, 1, 1, 0.5, passages(d.id()).getFirst()))
                .toList();
    }

    @Override
    public String text(String documentId) {
        return document(documentId).map(_ -> TEXT).orElseThrow(NoSuchElementException::new);
    }

    @Override
    public List<Passage> passages(String documentId) {
        return List.of(new Passage(documentId, 0, TEXT, 0, TEXT.length(), 1, List.of()));
    }

    @Override
    public float[] vector(Passage passage) {
        return new float[] {1};
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(_ -> new float[] {1}).toList();
    }

    @Override
    public Quote quote(String documentId, int start, int end) {
        return new Quote(
                documentId,
                start,
                end,
                TEXT.substring(start, end),
                1,
                Layout.unpaged(TEXT.length()).regions(start, end));
    }

    @Override
    public String embeddingModel() {
        return "fake";
    }

    @Override
    public List<String> embeddingLanguages() {
        return List.of("en");
    }
}
