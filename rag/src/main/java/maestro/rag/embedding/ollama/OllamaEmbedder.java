package maestro.rag.embedding.ollama;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.Spread;
import maestro.rag.embedding.TextTokenizer;
import maestro.rag.embedding.Tokens;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model that an Ollama computes, on this machine unless the user agreed to another. Texts are
/// cut by the built-in model's vocabulary.
///
/// Opening sends nothing: a library whose server is off opens and is searched by words until it is
/// on. What goes to the server is bounded in number and length of texts and in time.
public final class OllamaEmbedder implements Embedder {
    private static final Logger LOG = LoggerFactory.getLogger(OllamaEmbedder.class);

    /// As the built-in model, whose vocabulary cuts.
    private static final int MOST_TOKENS = 254;

    /// The same with marks, as fingerprints have it.
    public static final int SEQUENCE = MOST_TOKENS + 2;

    private static final int BATCH = 16;

    /// Before a server that was silent or refused is asked for the same passages again: it may have
    /// been busy with something else or begin anew, and hours of work hang on it.
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(25));

    private static final Duration FOR_PASSAGES = Duration.ofSeconds(120);

    /// Somebody waits, and Ollama may have to load the model first.
    private static final Duration FOR_QUERY = Duration.ofSeconds(8);

    /// After it kept a query waiting in vain, others don't wait for so long.
    private static final Duration QUIET = Duration.ofSeconds(30);

    /// For so long a name is taken to stand for the same model.
    private static final Duration KNOWN = Duration.ofSeconds(10);

    /// How long is waited for passages and for a query, a name taken for the same model, and waited
    /// before passages are asked for again.
    record Times(Duration passages, Duration query, Duration known, List<Duration> pauses) {
        static final Times USUAL = new Times(FOR_PASSAGES, FOR_QUERY, KNOWN, PAUSES);
    }

    private final EmbeddingModel description;
    private final OllamaModel model;
    private final TextTokenizer tokenizer;
    private final OllamaClient client;
    private final Times times;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private volatile long knownUntil = System.nanoTime();
    private volatile long quietUntil = System.nanoTime();

    /// One that never gave vectors, or none for all tries, is not waited for.
    private volatile boolean answered;

    private boolean closed;

    private OllamaEmbedder(
            EmbeddingModel description, OllamaModel model, Path modelsFolder, Times times) {
        this.description = description;
        this.model = model;
        this.times = times;
        this.tokenizer = TextTokenizer.builtIn(modelsFolder);
        this.client = new OllamaClient(model.place());
    }

    /// Opens a model that was added before, without asking the server.
    ///
    /// @param modelsFolder where the built-in model is unpacked
    /// @throws EmbeddingException where it is on another machine and nobody agreed
    public static OllamaEmbedder open(
            Path modelsFolder, EmbeddingModel description, OllamaModel model) {
        return open(modelsFolder, description, model, Times.USUAL);
    }

    static OllamaEmbedder open(
            Path modelsFolder, EmbeddingModel description, OllamaModel model, Times times) {
        model.place().check();
        return new OllamaEmbedder(description, model, modelsFolder, times);
    }

    /// The models of a server, by name.
    public static List<String> models(OllamaPlace place) {
        try (OllamaClient client = new OllamaClient(place)) {
            return client.models(OllamaClient.LISTING).keySet().stream().sorted().toList();
        }
    }

    /// Asks a server for a model, and finds out what has to be known of it.
    ///
    /// @param wanted its name; without a tag the latest
    /// @throws EmbeddingException in words where the server is off, or the model is not there or
    ///   gives no vectors
    public static OllamaMeasure measure(
            Path modelsFolder,
            OllamaPlace place,
            String wanted,
            String queryPrefix,
            String passagePrefix) {
        OllamaModel found;
        float[] first;
        try (OllamaClient client = new OllamaClient(place)) {
            found = find(client.models(OllamaClient.LISTING), place, wanted);
            first = client.embed(found.name(), List.of("a"), FOR_PASSAGES).getFirst();
        }
        EmbeddingModel plain =
                new EmbeddingModel(
                                "ollama",
                                found.name(),
                                "ollama",
                                0,
                                Pooling.MEAN,
                                SEQUENCE,
                                queryPrefix,
                                passagePrefix,
                                List.of())
                        .withDimension(first.length);
        try (OllamaEmbedder embedder =
                new OllamaEmbedder(
                        plain,
                        found,
                        modelsFolder,
                        new Times(FOR_PASSAGES, FOR_PASSAGES, KNOWN, PAUSES))) {
            double spread = Spread.of(embedder);
            return new OllamaMeasure(
                    new OllamaModel(place, found.name(), found.digest(), spread),
                    first.length,
                    new Likeness(embedder).languages());
        }
    }

    private static OllamaModel find(Map<String, String> models, OllamaPlace place, String wanted) {
        String name = wanted.contains(":") ? wanted : wanted + ":latest";
        String digest = models.get(name);
        if (digest == null || wanted.isBlank()) {
            throw new OllamaClient.PassingException(
                    Message.of("embedding.ollama.unknown", place.address().toString(), wanted),
                    null);
        }
        return new OllamaModel(place, name, digest, 1);
    }

    @Override
    public Fingerprint fingerprint() {
        return description.fingerprint();
    }

    @Override
    public boolean onThisMachine() {
        return model.place().here();
    }

    @Override
    public int dimension() {
        return description.dimension();
    }

    @Override
    public int maxTokens() {
        return MOST_TOKENS;
    }

    @Override
    public List<String> languages() {
        return description.languages();
    }

    @Override
    public double spread() {
        return model.spread();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Tokens tokenize(String text) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The embedding model is closed.");
            }
            return tokenizer.tokenize(text);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        return passages(List.of(seen(tokens, from, to))).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return passages(
                texts.stream()
                        .map(text -> {
                            Tokens tokens = tokenize(text);
                            return seen(tokens, 0, tokens.count());
                        })
                        .toList());
    }

    @Override
    public List<float[]> embedAll(Tokens tokens, List<Range> ranges) {
        return passages(ranges.stream().map(r -> seen(tokens, r.from(), r.to())).toList());
    }

    private static String seen(Tokens tokens, int from, int to) {
        return tokens.text(from, Math.min(to, from + MOST_TOKENS));
    }

    private List<float[]> passages(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(
                    askedAgain(
                            texts.subList(from, Math.min(texts.size(), from + BATCH)).stream()
                                    .map(text -> description.passagePrefix() + text)
                                    .toList()));
        }
        return vectors;
    }

    private List<float[]> askedAgain(List<String> texts) {
        for (int tried = 0; ; tried++) {
            try {
                checkModel(times.passages());
                List<float[]> vectors = asked(texts, times.passages());
                answered = true;
                return vectors;
            } catch (OllamaClient.PassingException e) {
                boolean waits = answered || e instanceof OllamaClient.SilentException;
                if (!waits || tried == times.pauses().size()) {
                    answered = false;
                    throw e;
                }
                LOG.warn("Asking for {} passages again", texts.size(), e);
                pause(times.pauses().get(tried));
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException(Message.of("library.cancelled"), e);
        }
    }

    @Override
    public float[] embedQuery(String text) {
        if (System.nanoTime() < quietUntil) {
            throw new EmbeddingException(
                    Message.of(
                            "embedding.ollama.silent",
                            model.place().address().toString(),
                            times.query().toSeconds()),
                    null);
        }
        Tokens tokens = tokenize(text);
        try {
            checkModel(OllamaClient.LISTING);
            return asked(
                            List.of(description.queryPrefix() + seen(tokens, 0, tokens.count())),
                            times.query())
                    .getFirst();
        } catch (OllamaClient.SilentException e) {
            quietUntil = System.nanoTime() + QUIET.toNanos();
            throw e;
        }
    }

    private List<float[]> asked(List<String> texts, Duration patience) {
        // Ollama gives no vector for an empty text.
        List<float[]> vectors =
                client.embed(
                        model.name(),
                        texts.stream().map(text -> text.isBlank() ? "-" : text).toList(),
                        patience);
        for (float[] vector : vectors) {
            if (vector.length != description.dimension()) {
                throw new EmbeddingException(
                        Message.of(
                                "embedding.dimension",
                                model.name(),
                                vector.length,
                                description.dimension()),
                        null);
            }
            normalise(vector);
        }
        return vectors;
    }

    /// Whether the name still stands for what the library was made with. Who pulls a model anew
    /// changes that while it is in use.
    private void checkModel(Duration patience) {
        if (System.nanoTime() < knownUntil) {
            return;
        }
        String there = find(client.models(patience), model.place(), model.name()).digest();
        if (!there.equals(model.digest())) {
            throw new EmbeddingException(
                    Message.of("embedding.ollama.changed", model.name()), null);
        }
        knownUntil = System.nanoTime() + times.known().toNanos();
    }

    private static void normalise(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        double norm = Math.sqrt(square);
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) (vector[d] / norm);
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                client.close();
                tokenizer.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
