package maestro.app.ui.settings;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import maestro.app.ui.models.connection.ModelSettings;
import maestro.app.ui.sources.SourceSettings;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;

/// All settings of a home. A change is kept at once: written in order, off the screen's thread.
public final class Settings implements AutoCloseable {

    private static final int CLOSE_SECONDS = 5;

    private final ConfigFiles files;
    private final Consumer<Throwable> failed;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("settings").factory());
    private final ObjectProperty<Appearance> appearance;
    private final ObjectProperty<ResearchDefaults> research;
    private final ObjectProperty<PassageSettings> passages;
    private @Nullable ObjectProperty<ModelSettings> models;
    private @Nullable ObjectProperty<SourceSettings> sources;

    /// Reads them.
    ///
    /// @param failed gets what went wrong while writing
    public Settings(ConfigFiles files, Consumer<Throwable> failed) {
        this.files = files;
        this.failed = failed;
        appearance = kept("appearance", Appearance.DEFAULT);
        research = kept("research", ResearchDefaults.DEFAULT);
        passages = kept("passages", PassageSettings.DEFAULT);
    }

    public ConfigFiles files() {
        return files;
    }

    public ObjectProperty<Appearance> appearance() {
        return appearance;
    }

    public ObjectProperty<ResearchDefaults> research() {
        return research;
    }

    public ObjectProperty<PassageSettings> passages() {
        return passages;
    }

    /// Read when they are first wanted, which is after the window shows.
    public ObjectProperty<ModelSettings> models() {
        ObjectProperty<ModelSettings> known = models;
        if (known == null) {
            known = kept("models", ModelSettings.DEFAULT);
            models = known;
        }
        return known;
    }

    /// Read when they are first wanted, as those of models.
    public ObjectProperty<SourceSettings> sources() {
        ObjectProperty<SourceSettings> known = sources;
        if (known == null) {
            known = kept("sources", SourceSettings.DEFAULT);
            sources = known;
        }
        return known;
    }

    /// The language the program speaks.
    ///
    /// @param system the system's locale
    public static Locale language(Appearance appearance, Locale system) {
        String wanted =
                appearance.language().isEmpty() ? system.getLanguage() : appearance.language();
        return wanted.equals("ko") ? Locale.KOREA : Locale.ENGLISH;
    }

    /// Does a write in its turn.
    public void writing(Write write) {
        writer.execute(() -> {
            try {
                write.run();
            } catch (IOException | RuntimeException e) {
                failed.accept(e);
            }
        });
    }

    /// Waits for what is still being written.
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Something that goes to a file.
    public interface Write {
        void run() throws IOException;
    }

    private <T extends Record> ObjectProperty<T> kept(String name, T byDefault) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(files.read(name, byDefault));
        property.subscribe((_, now) -> writing(() -> files.write(name, now)));
        return property;
    }
}
