package maestro.app.ui.theme;

import maestro.agents.mission.AgentKind;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The one hue and icon that an agent has everywhere.
///
/// @param styleClass sets the looked-up colours `-agent-fg` and `-agent-subtle` on a node and all
///   below it
public record AgentLook(Ikon icon, String styleClass) {

    public static AgentLook of(AgentKind agent) {
        return switch (agent) {
            case PLANNING -> new AgentLook(MaterialDesignS.SITEMAP_OUTLINE, "agent-planning");
            case RESEARCH -> new AgentLook(MaterialDesignM.MAGNIFY, "agent-research");
            case REFLECTION -> new AgentLook(MaterialDesignS.SCALE_BALANCE, "agent-reflection");
            case WRITING -> new AgentLook(MaterialDesignF.FOUNTAIN_PEN_TIP, "agent-writing");
            case CONTROLLER -> new AgentLook(MaterialDesignC.COMPASS_OUTLINE, "agent-controller");
            case CUSTOM -> new AgentLook(MaterialDesignA.ACCOUNT_PLUS_OUTLINE, "agent-custom");
        };
    }
}
