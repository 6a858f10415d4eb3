package maestro.agents.custom;

import java.util.ResourceBundle;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Language;

/// An agent to begin with, in the user's language.
public enum Template {
    FACT_CHECK(CustomAgent.Place.AFTER_WRITING),
    DATA_ANALYSIS(CustomAgent.Place.AFTER_RESEARCH);

    private final CustomAgent.Place place;

    Template(CustomAgent.Place place) {
        this.place = place;
    }

    public CustomAgent agent(Language language) {
        ResourceBundle texts =
                ResourceBundle.getBundle(
                        "maestro.agents.custom.messages",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new CustomAgent(
                texts.getString(name() + ".name"), texts.getString(name() + ".told"), null, place);
    }
}
