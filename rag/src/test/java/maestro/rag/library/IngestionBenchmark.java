package maestro.rag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import maestro.rag.benchmark.Figures;
import maestro.rag.document.SharedData;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.PassageSplitter;
import maestro.rag.passage.PassageSplitter.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whole ingestion against embedding alone, turn by turn in one process, best of each, so that what
/// else the computer does weighs on both.
class IngestionBenchmark {
    private static final double LIMIT = 0.85;
    private static final int ROUNDS = 3;

    @RegisterExtension final Figures figures = new Figures();

    @TempDir Path homes;

    @Test
    void ingestionIsHardlySlowerThanEmbeddingAlone() throws Exception {
        Path papers = SharedData.folder("library").resolve("rag");
        int threads = Runtime.getRuntime().availableProcessors();
        double ingesting = Double.MAX_VALUE;
        double embedding = Double.MAX_VALUE;
        int passages = 0;
        try (OnnxEmbedder embedder = OnnxEmbedder.builtIn(homes.resolve("models"))) {
            for (int round = 0; round < ROUNDS; round++) {
                Path home = homes.resolve("home-" + round);
                try (Database database = Database.open(home);
                        LocalLibrary library =
                                LocalLibrary.open(
                                        home,
                                        database,
                                        () -> OnnxEmbedder.builtIn(homes.resolve("models")))) {
                    library.embedder().embed("warm");
                    IngestSummary summary =
                            library.ingest(
                                    new IngestRequest(pdfs(papers), null, PassageSettings.DEFAULT),
                                    event -> {});
                    assertThat(summary.failed()).isZero();
                    passages = summary.passages();
                    ingesting = Math.min(ingesting, summary.seconds());
                    embedding = Math.min(embedding, embedAll(library, embedder, threads));
                }
            }
        }
        double ratio = embedding / ingesting;
        figures.shown("ingestion of twelve papers: passages", passages, "");
        figures.shown("ingestion of twelve papers", ingesting, "s");
        figures.shown("embedding their passages alone", embedding, "s");
        figures.atLeast("ingestion against embedding alone", ratio, LIMIT, "");
    }

    private static List<Path> pdfs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    private record Work(Tokens tokens, Piece piece) {}

    /// Seconds to embed the library's passages again, from tokens that are there already.
    private static double embedAll(LocalLibrary library, Embedder embedder, int threads)
            throws InterruptedException {
        List<Work> work = new ArrayList<>();
        for (Document document : library.documents()) {
            String text = library.text(document.id()).orElseThrow();
            Tokens tokens = embedder.tokenize(text);
            PassageSplitter.split(text, tokens, PassageSettings.DEFAULT)
                    .forEach(piece -> work.add(new Work(tokens, piece)));
        }
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().start(() -> embed(work, next, embedder)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static void embed(List<Work> work, AtomicInteger next, Embedder embedder) {
        for (int i = next.getAndIncrement(); i < work.size(); i = next.getAndIncrement()) {
            Work one = work.get(i);
            embedder.embed(one.tokens, one.piece.fromToken(), one.piece.toToken());
        }
    }
}
