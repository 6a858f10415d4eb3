package maestro.agents.report;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import maestro.agents.mission.Language;

/// Words of the check in the mission's language.
record Say(ResourceBundle bundle, Language language) {
    Say(Language language) {
        this(
                ResourceBundle.getBundle(
                        "maestro.agents.report.verification",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)),
                language);
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
