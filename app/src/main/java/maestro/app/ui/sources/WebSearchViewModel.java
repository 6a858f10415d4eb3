package maestro.app.ui.sources;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.mission.WebSearch;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.message.Message;

/// How the web is searched, and whether that works.
public final class WebSearchViewModel {

    /// Asks a SearXNG something, and says how it went.
    public interface Trial {
        Message run(WebSearch web) throws InterruptedException;
    }

    private final ObjectProperty<SourceSettings> settings;
    private final Background background;
    private final Trial trial;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param settings kept when they change
    public WebSearchViewModel(
            ObjectProperty<SourceSettings> settings, Background background, Trial trial) {
        this.settings = settings;
        this.background = background;
        this.trial = trial;
    }

    public ObjectProperty<SourceSettings> settingsProperty() {
        return settings;
    }

    /// What came of trying it out; empty before.
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Changes the settings. What was tried before says nothing about them any more.
    void change(SourceSettings now) {
        if (!now.equals(settings.get())) {
            settings.set(now);
            result.set("");
        }
    }

    /// Asks the SearXNG, where its address is one.
    ///
    /// @param noAddress said where it is none
    void tryOut(String noAddress, Locale locale) {
        Optional<WebSearch> web = settings.get().web();
        if (web.isEmpty()) {
            result.set(noAddress);
            return;
        }
        busy.set(true);
        result.set("");
        background.call(
                () -> trial.run(web.get()),
                message -> {
                    busy.set(false);
                    result.set(message.text(locale));
                },
                why -> {
                    busy.set(false);
                    result.set(Failures.words(why));
                });
    }
}
