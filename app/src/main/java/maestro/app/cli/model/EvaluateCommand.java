package maestro.app.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.ModeName;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.evaluation.Evaluation;
import maestro.rag.evaluation.JudgedSet;
import maestro.rag.evaluation.JudgedSetException;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.evaluation.Metrics;
import maestro.rag.index.SearchMode;
import maestro.rag.library.folder.Trees;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Leaves the user's own data alone: the set is indexed in a folder that is there only meanwhile.
@Command(
        name = "evaluate",
        description = "Measure how well documents are found, on a set with human judgements.")
public final class EvaluateCommand extends WorkingCommand {
    private static final String MODEL = EmbeddingModel.BUILT_IN.id();
    private static final long TELL_EVERY_NANOSECONDS = 2_000_000_000;

    @Option(
            names = "--mode",
            paramLabel = "hybrid|keyword|semantic",
            converter = ModeName.class,
            description = "How to rank (default: hybrid; with --library each in turn).")
    private @Nullable SearchMode mode;

    @Option(
            names = "--model",
            paramLabel = "ID",
            split = ",",
            description =
                    "An embedding model on this machine, as maestro embedding lists them (default:"
                            + " minilm, the built-in one). With --library one or more, measured beside"
                            + " the library's own, which it keeps: up to 20,000 passages are embedded"
                            + " aside. One of an Ollama elsewhere gets them, as was agreed when it was"
                            + " added.")
    private List<String> models = List.of();

    @Option(
            names = "--engine",
            paramLabel = EngineOptions.ENGINES,
            description = "What computes vectors (default: onnx); not with --library.")
    private String engine = EngineChoice.Kind.ONNX.word();

    @Mixin private EngineOptions engines = new EngineOptions();

    @Option(
            names = "--rerank",
            paramLabel = "ID",
            description =
                    "A model that orders the first hits of hybrid searches, as maestro rerank lists"
                            + " them; not with --library, which takes what is in use.")
    private @Nullable String reranker;

    @Option(
            names = "--library",
            description =
                    "Measure your own library instead, by what you thought of its hits (thumbs up in the"
                            + " search of the desktop), in all modes unless --mode says one.")
    private boolean library;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "A folder in BEIR's layout: corpus.jsonl, queries.jsonl and qrels/*.tsv"
                            + " (test.tsv where there is one).")
    private @Nullable Path folder;

    private long told;

    @Override
    public Integer call() throws Exception {
        if (!models.stream().allMatch(id -> models().find(id).isPresent())) {
            throw new UsageException(
                    "the model can be: "
                            + models().installed().stream()
                                    .map(EmbeddingModel::id)
                                    .collect(Collectors.joining(", "))
                            + "; maestro embedding get downloads others");
        }
        Path set = folder;
        if (library == (set != null)) {
            throw new UsageException("name either a folder (DIR) or --library");
        }
        if (!library && models.size() > 1) {
            throw new UsageException("a folder is measured with one model at a time");
        }
        String reordering = reranker;
        if (reordering != null
                && Workstation.rerankers(root().home(), root().proxies())
                        .find(reordering)
                        .isEmpty()) {
            throw new UsageException(
                    "there is no model " + reordering + " here; maestro rerank list shows them");
        }
        boolean another = choice().kind() != EngineChoice.Kind.ONNX;
        if (library && another) {
            throw new UsageException("a library has its engine: maestro engine use");
        }
        if (library && reranker != null) {
            throw new UsageException("a library has its reranking model: maestro rerank use");
        }
        return interruptibly(set == null ? this::evaluateLibrary : () -> evaluate(set));
    }

    private EngineChoice choice() {
        return engines.choice(engine);
    }

    private EmbeddingModels models() {
        return Workstation.embeddings(root().home(), root().proxies());
    }

    private String model() {
        return models.isEmpty() ? MODEL : models.getFirst();
    }

    /// The built-in one is unpacked beside the index, so that nothing is written to the home.
    private Embedder embedder(Path temporary) throws InterruptedException {
        EngineChoice choice = choice();
        if (choice.kind() != EngineChoice.Kind.ONNX) {
            return Workstation.engines(root().home()).open(model(), choice);
        }
        return model().equals(MODEL)
                ? OnnxEmbedder.builtIn(temporary.resolve("models"))
                : models().open(model());
    }

    private int evaluateLibrary() {
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            LibraryEvaluation evaluation = LibraryEvaluation.of(workstation.library());
            if (evaluation.queries() == 0) {
                err().println(
                                "maestro: no hit of a search has been found good yet; say so in the desktop's"
                                        + " search, or with: maestro search --good 1 QUERY");
                return Exit.FAILED;
            }
            evaluation.compare(
                    models,
                    mode == null ? List.of(SearchMode.values()) : List.of(mode),
                    new Told(evaluation.sample().whole()));
            return Exit.DONE;
        } catch (EmbeddingException e) {
            err().println("maestro: " + e.explanation().english());
            return Exit.FAILED;
        } catch (InterruptedException e) {
            err().println("maestro: interrupted; there is no figure yet");
            return Exit.FAILED;
        }
    }

    /// Prints figures as they come, and how long the rest of the embedding may take.
    private final class Told implements LibraryEvaluation.Listener {
        private final boolean whole;
        private long began;

        Told(boolean whole) {
            this.whole = whole;
        }

        @Override
        public synchronized void embedded(String model, int done, int of) {
            long now = System.nanoTime();
            if (done == 0) {
                began = now;
                told = now;
                err().printf(
                                Locale.ROOT,
                                "Embedding %,d passages of %s aside with %s%n",
                                of,
                                whole ? "the library" : "a part of the library",
                                model);
            } else if (now - told > TELL_EVERY_NANOSECONDS) {
                told = now;
                err().printf(
                                Locale.ROOT,
                                "Embedded %,d of %,d passages, about %,d s to go%n",
                                done,
                                of,
                                Math.round((now - began) / 1e9 / done * (of - done)));
            }
        }

        @Override
        public void measured(LibraryEvaluation.Result result) {
            print(
                    new Figures(
                            "library",
                            result.mode(),
                            result.model(),
                            result.reranker().orElse(null),
                            result.documents(),
                            result.queries(),
                            result.metrics(),
                            null,
                            result.p50(),
                            result.p99()));
        }
    }

    private int evaluate(Path set) throws Exception {
        Path temporary = Files.createTempDirectory("maestro-evaluate-");
        try {
            return evaluate(JudgedSet.read(set), temporary);
        } catch (JudgedSetException e) {
            err().println("maestro: " + e.getMessage());
            return Exit.USAGE;
        } catch (EmbeddingException e) {
            err().println("maestro: " + e.explanation().english());
            return Exit.FAILED;
        } catch (InterruptedException e) {
            err().println("maestro: interrupted; there is no figure yet");
            return Exit.FAILED;
        } finally {
            delete(temporary);
        }
    }

    private int evaluate(JudgedSet set, Path temporary) throws IOException, InterruptedException {
        told = System.nanoTime();
        try (Embedder embedder = embedder(temporary);
                Evaluation evaluation =
                        Evaluation.of(
                                set,
                                embedder,
                                temporary.resolve("index"),
                                done -> tell(done, set.documents()))) {
            err().printf(Locale.ROOT, "Asking %,d queries%n", set.queries().size());
            Evaluation.Result result = run(evaluation);
            print(
                    new Figures(
                            set.name(),
                            result.mode(),
                            model(),
                            reranker,
                            result.documents(),
                            result.queries(),
                            result.metrics(),
                            result.indexSeconds(),
                            result.p50(),
                            result.p99()));
        }
        return Exit.DONE;
    }

    private Evaluation.Result run(Evaluation evaluation) throws InterruptedException {
        SearchMode asked = mode == null ? SearchMode.HYBRID : mode;
        String id = reranker;
        if (id == null) {
            return evaluation.run(asked);
        }
        try (Reranker opened = Workstation.rerankers(root().home(), root().proxies()).open(id)) {
            return evaluation.run(asked, opened);
        }
    }

    private void tell(int done, int of) {
        long now = System.nanoTime();
        if (now - told > TELL_EVERY_NANOSECONDS || done == of) {
            told = now;
            err().printf(Locale.ROOT, "Indexed %,d of %,d documents%n", done, of);
        }
    }

    /// @param indexSeconds null where nothing was indexed for it
    private record Figures(
            String dataset,
            SearchMode mode,
            String model,
            @Nullable String reranker,
            int documents,
            int queries,
            Metrics metrics,
            @Nullable Double indexSeconds,
            double p50,
            double p99) {}

    private void print(Figures result) {
        Double indexed = result.indexSeconds();
        Metrics metrics = result.metrics();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("dataset", result.dataset());
            line.put("mode", result.mode().name().toLowerCase(Locale.ROOT));
            line.put("model", result.model());
            if (result.reranker() != null) {
                line.put("reranker", result.reranker());
            }
            line.put("documents", result.documents());
            line.put("queries", result.queries());
            line.put("ndcg@10", rounded(metrics.ndcg10()));
            line.put("recall@10", rounded(metrics.recall10()));
            line.put("recall@100", rounded(metrics.recall100()));
            line.put("mrr@10", rounded(metrics.mrr10()));
            line.put("indexSeconds", indexed == null ? null : rounded(indexed));
            line.put("p50ms", rounded(result.p50()));
            line.put("p99ms", rounded(result.p99()));
            printJson(line);
            return;
        }
        out().printf(
                        Locale.ROOT,
                        "%s, %s, %s%s: %,d documents, %,d queries%n",
                        result.dataset(),
                        result.mode().name().toLowerCase(Locale.ROOT),
                        result.model(),
                        result.reranker() == null ? "" : ", reranked by " + result.reranker(),
                        result.documents(),
                        result.queries());
        row("nDCG@10", "%.4f", metrics.ndcg10());
        row("recall@10", "%.4f", metrics.recall10());
        row("recall@100", "%.4f", metrics.recall100());
        row("MRR@10", "%.4f", metrics.mrr10());
        if (indexed != null) {
            row("indexed in", "%.1f s", indexed);
        }
        row("a search, median", "%.1f ms", result.p50());
        row("99th percentile", "%.1f ms", result.p99());
    }

    private void row(String name, String form, double value) {
        out().printf(Locale.ROOT, "  %-18s" + form + "%n", name, value);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private void delete(Path temporary) {
        boolean interrupted = Thread.interrupted();
        try {
            Trees.delete(temporary);
        } catch (IOException e) {
            err().println("maestro: the folder " + temporary + " could not be removed: " + e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
