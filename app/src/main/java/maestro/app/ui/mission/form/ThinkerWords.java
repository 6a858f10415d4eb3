package maestro.app.ui.mission.form;

import java.util.Optional;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Spent;
import maestro.app.ui.models.ModelWords;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;

/// Who thinks, what leaves the machine for it and what it took, in words.
public final class ThinkerWords {
    private final Texts texts;
    private final ModelWords models = new ModelWords();

    public ThinkerWords(Texts texts) {
        this.texts = texts;
    }

    String name(Thinker thinker) {
        return switch (thinker) {
            case Thinker.WithoutModel _ -> texts.get("thinker.none");
            case Thinker.WithModel(var connection, var model) ->
                    texts.get("thinker.model", model, models.server(connection));
            case Thinker.ToConnect _ -> texts.get("thinker.connect");
        };
    }

    /// What leaves the machine for it.
    ///
    /// @param outside whether something is sent away besides, so that not all stays here
    String egress(@Nullable Thinker thinker, boolean outside) {
        if (!(thinker instanceof Thinker.WithModel(var connection, var _))) {
            return texts.get(outside ? "thinker.none.outside" : "thinker.none.egress");
        }
        return outside && connection.onThisMachine()
                ? texts.get("thinker.here")
                : models.egress(connection);
    }

    /// Where the thinker is asked: this machine where nobody is.
    static String url(@Nullable Thinker thinker) {
        return thinker instanceof Thinker.WithModel(var connection, var _)
                ? connection.url()
                : "http://localhost";
    }

    /// The model that a mission thinks with; empty in evidence mode.
    public static Optional<String> model(Mission mission) {
        ModelProfile profile = mission.profile();
        return Optional.ofNullable(profile).map(ModelProfile::model);
    }

    /// As [#spent(Spent)], and what of that was taken before the mission by asking back.
    public Optional<String> spent(Spent spent, Spent askedBack) {
        return spent(spent)
                .map(words ->
                        askedBack.calls() == 0
                                ? words
                                : texts.get("head.asked", words, askedBack.calls()));
    }

    /// What a mission's models took; empty before the first call.
    Optional<String> spent(Spent spent) {
        if (spent.calls() == 0) {
            return Optional.empty();
        }
        String words = texts.get("head.spent", spent.calls(), spent.tokens());
        return Optional.of(spent.cost() > 0 ? texts.get("head.cost", words, spent.cost()) : words);
    }
}
