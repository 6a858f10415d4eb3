package maestro.app.ui.mission;

import javafx.scene.Node;
import maestro.agents.mission.Phase;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.StyleClass;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// How a phase is shown: always an icon and a word together.
///
/// @param styleClass colours the icon and the word
/// @param word key of the word in this package's bundle
public record PhaseLook(Ikon icon, String styleClass, String word) {

    public static PhaseLook of(Phase phase) {
        return switch (phase) {
            case CREATED -> look(MaterialDesignC.CIRCLE_OUTLINE, "state-rest", phase);
            case PLANNING, RESEARCH, REFLECTION, WRITING, VERIFICATION ->
                    look(MaterialDesignP.PROGRESS_CLOCK, "state-working", phase);
            case AWAITING_APPROVAL ->
                    look(MaterialDesignA.ACCOUNT_QUESTION_OUTLINE, "state-waiting", phase);
            case PAUSED -> look(MaterialDesignP.PAUSE_CIRCLE_OUTLINE, "state-rest", phase);
            case FINISHED -> look(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "state-done", phase);
            case STOPPED -> look(MaterialDesignS.STOP_CIRCLE_OUTLINE, "state-rest", phase);
            case FAILED -> look(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "state-failed", phase);
        };
    }

    /// Gives a node and its icon this look instead of the one before.
    ///
    /// @return what they have now
    PhaseLook dress(Node node, FontIcon drawn, @Nullable PhaseLook before) {
        if (!equals(before)) {
            StyleClass.only(node, styleClass, before == null ? "" : before.styleClass, styleClass);
            drawn.setIconCode(icon);
        }
        return this;
    }

    /// A phase's name in the user's language.
    public static String name(Phase phase) {
        return Texts.of(PhaseLook.class).get(of(phase).word());
    }

    private static PhaseLook look(Ikon icon, String styleClass, Phase phase) {
        return new PhaseLook(icon, styleClass, "phase." + phase.name());
    }
}
