package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.library.Document;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.shared.Computing;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.PassageSplitter;
import maestro.rag.passage.PassageSplitter.Piece;
import maestro.rag.thread.LowPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whole ingestion against embedding alone, turn by turn in one process and at the same priority,
/// best of each, so that what else the computer does weighs on both. Both are measured warm: the
/// papers first go in with a stand-in for the model until the compiler is done with the code that
/// reads and stores, and then once more with the model. The first ingestion of the process is
/// shown, too.
class IngestionBenchmark {
    private static final double LIMIT = 0.85;
    private static final int ROUNDS = 3;

    /// Where the compiler works less than this during an ingestion, it is as good as done.
    private static final long COMPILED_MS = 300;

    private static final int MOST_WARMING = 25;
    private static final double P99_LIMIT_MS = 50;
    private static final List<String> ASKED =
            List.of(
                    "faithfulness of an answer",
                    "retriever",
                    "language model",
                    "reading of tables");

    @RegisterExtension final Figures figures = new Figures();

    @TempDir Path homes;

    @Test
    void ingestionIsHardlySlowerThanEmbeddingAlone() throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        double ingesting = Double.MAX_VALUE;
        double embedding = Double.MAX_VALUE;
        try (Embedder embedder = model()) {
            IngestSummary first = ingest("first", this::model, library -> {});
            int warming = 0;
            long before;
            do {
                before = compilerMilliseconds();
                ingest("warming-" + warming, () -> new HashingEmbedder(384, 254), library -> {});
            } while (++warming < MOST_WARMING && compilerMilliseconds() - before > COMPILED_MS);
            ingest("warmed", this::model, library -> {});
            for (int round = 0; round < ROUNDS; round++) {
                List<Work> work = new ArrayList<>();
                IngestSummary summary =
                        ingest("home-" + round, this::model, library -> collect(library, work));
                ingesting = Math.min(ingesting, summary.seconds());
                embedding = Math.min(embedding, embedAll(work, embedder, threads));
            }
            figures.shown("ingestion of twelve papers: passages", first.passages(), "");
            figures.shown("ingestion of twelve papers, first of a process", first.seconds(), "s");
            figures.shown("ingestion of twelve papers: times until warm", warming, "");
        }
        figures.shown("ingestion of twelve papers, warm", ingesting, "s");
        figures.shown("embedding their passages alone", embedding, "s");
        figures.atLeast("ingestion against embedding alone", embedding / ingesting, LIMIT, "");
    }

    private static long compilerMilliseconds() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    /// Questions as a person asks them, their embedding included, one after another while the
    /// second half of the papers comes in.
    @Test
    void queriesDoNotWaitForIngestion() throws Exception {
        Path home = homes.resolve("asked");
        List<Path> papers = pdfs();
        List<Double> taken = new ArrayList<>();
        try (Database database = Database.open(home);
                LocalLibrary library = LocalLibrary.open(home, database, this::model)) {
            library.ingest(request(papers.subList(0, 6)), event -> {});
            for (int i = 0; i < 200; i++) {
                ask(library, i);
            }
            Thread ingesting =
                    Thread.ofPlatform()
                            .start(() -> library.ingest(request(papers.subList(6, 12)), e -> {}));
            while (ingesting.isAlive()) {
                taken.add(ask(library, taken.size()));
            }
        }
        double[] sorted = taken.stream().mapToDouble(ms -> ms).sorted().toArray();
        figures.shown("query while papers come in, p50", sorted[sorted.length / 2], "ms");
        double p99 = sorted[(int) (0.99 * sorted.length)];
        figures.atMost("query while papers come in, p99", p99, P99_LIMIT_MS, "ms");
    }

    /// @return milliseconds
    private static double ask(LocalLibrary library, int i) {
        String question = "How is the " + ASKED.get(i % ASKED.size()) + " evaluated?";
        long began = System.nanoTime();
        library.search(SearchRequest.hybrid(question, 10));
        return (System.nanoTime() - began) / 1e6;
    }

    private static IngestRequest request(List<Path> files) {
        return new IngestRequest(files, null, PassageSettings.DEFAULT);
    }

    private Embedder model() {
        return OnnxEmbedder.builtIn(homes.resolve("models"));
    }

    private IngestSummary ingest(
            String name, Supplier<Embedder> embedder, Consumer<LocalLibrary> afterwards)
            throws IOException {
        Path home = homes.resolve(name);
        try (Database database = Database.open(home);
                LocalLibrary library = LocalLibrary.open(home, database, embedder)) {
            library.embedder().embed("warm");
            IngestSummary summary = library.ingest(request(pdfs()), event -> {});
            assertThat(summary.failed()).isZero();
            afterwards.accept(library);
            return summary;
        }
    }

    private static List<Path> pdfs() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.require("library/rag"))) {
            return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    private record Work(Tokens tokens, Piece piece) {}

    private static void collect(LocalLibrary library, List<Work> work) {
        for (Document document : library.documents()) {
            String text = library.text(document.id()).orElseThrow();
            Tokens tokens = library.embedder().tokenize(text);
            PassageSplitter.split(text, tokens, PassageSettings.DEFAULT)
                    .forEach(piece -> work.add(new Work(tokens, piece)));
        }
    }

    /// Seconds to embed the library's passages again, from tokens that are there already.
    private static double embedAll(List<Work> work, Embedder embedder, int threads)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        ThreadFactory factory = LowPriority.of(Computing.named("alone-"));
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = factory.newThread(() -> embed(work, next, embedder));
            worker.start();
            workers.add(worker);
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
