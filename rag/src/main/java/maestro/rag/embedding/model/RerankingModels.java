package maestro.rag.embedding.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.rerank.CrossEncoder;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.embedding.rerank.RerankingModel;
import maestro.rag.message.Message;

/// The cross-encoders on this machine, downloaded or added from a folder, and which of them is
/// chosen. Each lies in a folder named by its id below `rerankers` in that of models, and appears
/// there only when it is whole and has told answers from other passages.
public final class RerankingModels {
    static final String FOLDER = "rerankers";

    private static final String DESCRIPTION = "reranker.properties";
    private static final String CHOICE = "choice.properties";

    private final Path models;
    private final Path folder;
    private final Arrivals arrivals;

    /// @param models the folder of models in a home; made when something comes into it
    public RerankingModels(Path models) {
        this(models, Downloader.standard());
    }

    /// As above.
    ///
    /// @param downloader how models get here
    public RerankingModels(Path models, Downloader downloader) {
        this(models, Arrivals.into(models, downloader));
    }

    RerankingModels(Path models, Arrivals arrivals) {
        this.models = models;
        this.folder = models.resolve(FOLDER);
        this.arrivals = arrivals;
    }

    /// By id.
    public List<RerankingModel> installed() {
        List<RerankingModel> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
                for (Path one : folders) {
                    find(one.getFileName().toString()).ifPresent(found::add);
                }
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
        found.sort(Comparator.comparing(RerankingModel::id));
        return List.copyOf(found);
    }

    /// One that is on this machine.
    public Optional<RerankingModel> find(String id) {
        if (!validId(id)) {
            return Optional.empty();
        }
        Path own = folder.resolve(id).resolve(DESCRIPTION);
        if (!Files.isRegularFile(own)) {
            return Optional.empty();
        }
        try {
            Properties words = read(own);
            return Optional.of(
                    new RerankingModel(
                            id,
                            words.getProperty("name", id),
                            words.getProperty("precision", ""),
                            Integer.parseInt(words.getProperty("sequence", "512")),
                            List.of(words.getProperty("languages", "en").split(","))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // damaged: as good as not there; it can be added again
        }
    }

    private static boolean validId(String id) {
        return id.matches("[a-z0-9][a-z0-9.-]{0,62}");
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    /// Loads one. Takes about half a second; whoever asks closes it.
    ///
    /// @throws EmbeddingException where it is not on this machine or can't be loaded
    public Reranker open(String id) {
        RerankingModel model =
                find(id).orElseThrow(() ->
                        new EmbeddingException(Message.of("rerank.missing", id), null));
        return CrossEncoder.open(models, folder.resolve(id), model);
    }

    /// Which is chosen; empty for none.
    public Optional<String> chosen() {
        try {
            Path file = folder.resolve(CHOICE);
            return Files.isRegularFile(file)
                    ? Optional.ofNullable(read(file).getProperty("model"))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Chooses one for now and later starts, or none.
    ///
    /// @throws EmbeddingException where it is not on this machine
    public void choose(Optional<String> id) {
        id.filter(one -> find(one).isEmpty())
                .ifPresent(one -> {
                    throw new EmbeddingException(Message.of("rerank.missing", one), null);
                });
        Properties words = new Properties();
        id.ifPresent(one -> words.setProperty("model", one));
        try {
            write(words, folder.resolve(CHOICE));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static void write(Properties words, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            words.store(out, null);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// How many bytes of a download that was broken off are here already.
    public long arrived(CatalogueReranker wanted) {
        return arrivals.arrived(wanted);
    }

    /// Downloads a model, or the rest of it, checks it and tries it. To be called only when the
    /// user has asked for it.
    ///
    /// @param progress told how many bytes are there
    /// @throws EmbeddingException in words; what has arrived stays for the next attempt
    /// @throws InterruptedException likewise
    public void download(CatalogueReranker wanted, LongConsumer progress)
            throws InterruptedException {
        if (find(wanted.model().id()).isPresent()) {
            progress.accept(wanted.bytes());
            return;
        }
        try {
            publish(wanted.model(), arrivals.fetch(wanted, wanted.model().id(), progress));
            arrivals.forget(wanted);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// Copies a model of the user's from its folder.
    ///
    /// @param name what it is called; its id is made from it
    /// @throws EmbeddingException in words where it can't be used; nothing of it stays
    public RerankingModel add(ModelFolder source, String name) {
        try {
            String id = freeId(name);
            Path fresh = arrivals.room(id, source.bytes());
            Arrivals.copy(source, fresh);
            return publish(
                    new RerankingModel(id, name, source.precision(), source.sequence(), List.of()),
                    fresh);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// Tries a model, describes it, and gives it its name.
    private RerankingModel publish(RerankingModel model, Path fresh) throws IOException {
        try {
            RerankingModel tried = CrossEncoder.tried(models, fresh, model);
            Properties words = new Properties();
            words.setProperty("name", tried.name());
            words.setProperty("precision", tried.precision());
            words.setProperty("sequence", Integer.toString(tried.sequence()));
            words.setProperty("languages", String.join(",", tried.languages()));
            write(words, fresh.resolve(DESCRIPTION));
            Arrivals.publish(fresh, folder.resolve(model.id()));
            return tried;
        } finally {
            Arrivals.delete(fresh);
        }
    }

    private String freeId(String name) {
        String base = Arrivals.plain(name);
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? base : base + "-" + n)
                .filter(id -> validId(id) && ModelCatalogue.findReranker(id).isEmpty())
                .filter(id -> !Files.exists(folder.resolve(id)))
                .findFirst()
                .orElseThrow();
    }

    /// Deletes a model and what has arrived of it; where it was chosen, none is.
    ///
    /// @return whether there was anything of it
    public boolean remove(String id) {
        if (!validId(id)) {
            return false;
        }
        Optional<CatalogueReranker> known = ModelCatalogue.findReranker(id);
        boolean there = Files.exists(folder.resolve(id)) || known.map(this::arrived).orElse(0L) > 0;
        if (chosen().filter(id::equals).isPresent()) {
            choose(Optional.empty());
        }
        try {
            // Without its description it is none, however far deleting gets.
            Files.deleteIfExists(folder.resolve(id).resolve(DESCRIPTION));
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
