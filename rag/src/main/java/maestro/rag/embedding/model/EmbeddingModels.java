package maestro.rag.embedding.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.ollama.OllamaEmbedder;
import maestro.rag.embedding.ollama.OllamaMeasure;
import maestro.rag.embedding.ollama.OllamaModel;
import maestro.rag.embedding.ollama.OllamaPlace;
import maestro.rag.message.Message;

/// The embedding models on this machine: the built-in one, those downloaded and those added from a
/// folder, each in a folder named by its id below that of models.
///
/// ```java
/// var models = new EmbeddingModels(home.resolve("models"));
/// models.download(ModelCatalogue.find("bge-small-en").orElseThrow(), bytes -> {});
/// try (Embedder embedder = models.open("bge-small-en")) { … }
/// ```
///
/// A model appears under its name only when it is whole and has embedded a word. Nothing is fetched
/// but by [#download].
public final class EmbeddingModels implements Embedders {
    /// Folders of the engine and of the built-in model.
    private static final Set<String> TAKEN =
            Set.of(
                    "cache",
                    "engines",
                    Arrivals.FOLDER,
                    "all-minilm-l6-v2-int8",
                    "active",
                    "torch",
                    RerankingModels.FOLDER);

    private final Path folder;
    private final Arrivals arrivals;

    /// @param folder of models in a home; made when something comes into it
    public EmbeddingModels(Path folder) {
        this(folder, Downloader.standard());
    }

    /// As above.
    ///
    /// @param downloader how models get here
    public EmbeddingModels(Path folder, Downloader downloader) {
        this(folder, Arrivals.into(folder, downloader));
    }

    EmbeddingModels(Path folder, Arrivals arrivals) {
        this.folder = folder;
        this.arrivals = arrivals;
    }

    /// The built-in one first, then by id.
    @Override
    public List<EmbeddingModel> installed() {
        List<EmbeddingModel> found = new ArrayList<>();
        found.add(EmbeddingModel.BUILT_IN);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
                List<EmbeddingModel> others = new ArrayList<>();
                for (Path one : folders) {
                    read(one.getFileName().toString()).ifPresent(others::add);
                }
                others.sort(Comparator.comparing(EmbeddingModel::id));
                found.addAll(others);
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
        return List.copyOf(found);
    }

    /// One that is on this machine.
    public Optional<EmbeddingModel> find(String id) {
        return id.equals(EmbeddingModel.BUILT_IN.id())
                ? Optional.of(EmbeddingModel.BUILT_IN)
                : read(id);
    }

    private Optional<EmbeddingModel> read(String id) {
        if (!validId(id)) {
            return Optional.empty();
        }
        Path own = folder.resolve(id);
        if (!Files.isRegularFile(own.resolve(ModelProperties.FILE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelProperties.read(id, own));
        } catch (IOException e) {
            return Optional.empty(); // damaged: as good as not there; it can be fetched again
        }
    }

    private static boolean validId(String id) {
        return id.matches("[a-z0-9][a-z0-9.-]{0,62}") && !TAKEN.contains(id);
    }

    /// Where a model's files are.
    public Path folder(String id) {
        return folder.resolve(id);
    }

    /// {@inheritDoc}
    @Override
    public Embedder open(String id) {
        if (id.equals(EmbeddingModel.BUILT_IN.id())) {
            return OnnxEmbedder.builtIn(folder);
        }
        EmbeddingModel model =
                read(id).orElseThrow(() ->
                        new EmbeddingException(Message.of("embedding.missing", id), null));
        try {
            Optional<OllamaModel> served = ModelProperties.served(folder.resolve(id));
            return served.isPresent()
                    ? OllamaEmbedder.open(folder, model, served.get())
                    : OnnxEmbedder.open(folder, folder.resolve(id), model);
        } catch (IOException e) {
            throw unusable(folder.resolve(id), e);
        }
    }

    /// How many bytes of a download that was broken off are here already.
    public long arrived(CatalogueModel wanted) {
        return arrivals.arrived(wanted);
    }

    /// Downloads a model, or the rest of it, checks it and tries it. To be called only when the
    /// user has asked for it.
    ///
    /// @param progress told how many bytes are there
    /// @throws EmbeddingException in words; what has arrived stays for the next attempt
    /// @throws InterruptedException likewise
    public void download(CatalogueModel wanted, LongConsumer progress) throws InterruptedException {
        String id = wanted.model().id();
        if (find(id).isPresent()) {
            progress.accept(wanted.bytes());
            return;
        }
        try {
            Path fresh = arrivals.fetch(wanted, id, progress);
            publish(wanted.model(), fresh);
            arrivals.forget(wanted);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// Tries a model, describes it, and gives it its name.
    private void publish(EmbeddingModel model, Path fresh) throws IOException {
        try {
            int dimension = OnnxEmbedder.dimension(folder, fresh, model);
            if (dimension != model.dimension()) {
                throw new EmbeddingException(
                        Message.of(
                                "embedding.dimension", model.name(), dimension, model.dimension()),
                        null);
            }
            ModelProperties.write(model, fresh);
            Arrivals.publish(fresh, folder.resolve(model.id()));
        } finally {
            Arrivals.delete(fresh);
        }
    }

    /// Copies a model of the user's from its folder.
    ///
    /// @param name what it is called; its id is made from it
    /// @param pooling as the folder says, or as the user does where it doesn't
    /// @return the model as it is installed; its vectors are told from those of all other files
    /// @throws EmbeddingException in words where it can't be used; nothing of it stays
    public EmbeddingModel add(
            ModelFolder source,
            String name,
            Pooling pooling,
            String queryPrefix,
            String passagePrefix) {
        String id = freeId(name);
        try {
            Path fresh = arrivals.room(id, source.bytes());
            try {
                return add(source, id, name, pooling, queryPrefix, passagePrefix, fresh);
            } finally {
                Arrivals.delete(fresh);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private EmbeddingModel add(
            ModelFolder source,
            String id,
            String name,
            Pooling pooling,
            String queryPrefix,
            String passagePrefix,
            Path fresh)
            throws IOException {
        MessageDigest digest = Arrivals.copy(source, fresh);
        digest.update((passagePrefix + "\n" + queryPrefix).getBytes(StandardCharsets.UTF_8));
        String own = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        EmbeddingModel model =
                new EmbeddingModel(
                        id,
                        name + "@" + own,
                        source.precision(),
                        0,
                        pooling,
                        source.sequence(),
                        queryPrefix,
                        passagePrefix,
                        List.of());
        EmbeddingModel measured = model.withDimension(OnnxEmbedder.dimension(folder, fresh, model));
        publish(measured, fresh);
        return measured;
    }

    /// Lower-case Latin letters and digits of the name, with a number where that is taken.
    private String freeId(String name) {
        String base = Arrivals.plain(name);
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? base : base + "-" + n)
                .filter(id -> validId(id) && ModelCatalogue.find(id).isEmpty())
                .filter(id -> !Files.exists(folder.resolve(id)))
                .findFirst()
                .orElseThrow();
    }

    /// Adds a model that an Ollama computes, after asking it for a few vectors. Nothing is copied.
    ///
    /// @param name as Ollama has it
    /// @throws EmbeddingException in words where it can't be used; nothing of it stays
    public EmbeddingModel addOllama(
            OllamaPlace place, String name, String queryPrefix, String passagePrefix) {
        OllamaMeasure found =
                OllamaEmbedder.measure(folder, place, name, queryPrefix, passagePrefix);
        MessageDigest digest = Downloader.sha256();
        digest.update(
                (found.model().digest() + "\n" + passagePrefix + "\n" + queryPrefix)
                        .getBytes(StandardCharsets.UTF_8));
        String own = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        EmbeddingModel model =
                new EmbeddingModel(
                        freeId("ollama-" + name),
                        found.model().name() + "@" + own,
                        "ollama",
                        found.dimension(),
                        Pooling.MEAN,
                        OllamaEmbedder.SEQUENCE,
                        queryPrefix,
                        passagePrefix,
                        found.languages());
        try {
            Path fresh = arrivals.room(model.id(), 0);
            try {
                ModelProperties.write(model, found.model(), fresh);
                Arrivals.publish(fresh, folder.resolve(model.id()));
            } finally {
                Arrivals.delete(fresh);
            }
            return model;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// Deletes a model and what has arrived of it; nothing happens with the built-in one. A library
    /// that uses it is then searched by words alone.
    ///
    /// @return whether there was anything of it
    public boolean remove(String id) {
        if (!validId(id) || id.equals(EmbeddingModel.BUILT_IN.id())) {
            return false;
        }
        Optional<CatalogueModel> known = ModelCatalogue.find(id);
        boolean there = Files.exists(folder.resolve(id)) || known.map(this::arrived).orElse(0L) > 0;
        try {
            // Without its description it is none, however far deleting gets.
            Files.deleteIfExists(folder.resolve(id).resolve(ModelProperties.FILE));
            Arrivals.delete(folder.resolve(id));
            if (known.isPresent()) {
                arrivals.forget(known.get());
            }
            return there;
        } catch (IOException e) {
            throw unusable(folder.resolve(id), e);
        }
    }

    private static EmbeddingException unusable(Path where, IOException e) {
        return new EmbeddingException(
                Message.of("embedding.unsaved", where.toString(), Downloader.words(e)), e);
    }
}
