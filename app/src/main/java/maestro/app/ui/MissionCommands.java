package maestro.app.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.mission.MissionViewModel;
import maestro.app.ui.mission.OpenMission;
import maestro.app.ui.mission.PhaseLook;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The commands on missions, and the missions in the palette.
record MissionCommands(MissionFeature feature, Navigator navigator, Texts texts) {

    MissionCommands(MissionFeature feature, Navigator navigator) {
        this(feature, navigator, Texts.of(Navigator.class));
    }

    List<Command> all() {
        MissionViewModel model = feature.viewModel();
        return List.of(
                Command.of(
                        "mission.new",
                        texts,
                        "mission.new",
                        Group.MISSION,
                        0,
                        "Shortcut+N",
                        MaterialDesignP.PLUS,
                        feature::newMission),
                onOpen(
                        "start",
                        "Shortcut+R",
                        MaterialDesignP.PLAY,
                        OpenMission::canStart,
                        model::start),
                onOpen(
                        "pause",
                        "Shortcut+Shift+R",
                        MaterialDesignP.PAUSE,
                        OpenMission::canPause,
                        model::pause),
                onOpen(
                        "finish",
                        null,
                        MaterialDesignF.FLAG_CHECKERED,
                        OpenMission::canFinishNow,
                        model::finishNow),
                onOpen("stop", null, MaterialDesignS.STOP, OpenMission::canStop, this::askStop),
                onOpen(
                        "branch",
                        null,
                        MaterialDesignS.SOURCE_BRANCH,
                        OpenMission::canBranch,
                        id -> feature.branch(id, OptionalInt.empty())),
                onOpen(
                        "compare",
                        null,
                        MaterialDesignC.COMPARE,
                        OpenMission::canCompare,
                        feature::compare));
    }

    List<PaletteEntry> paletteEntries() {
        return feature.viewModel().list().stream()
                .map(mission ->
                        new PaletteEntry(
                                PaletteEntry.Kind.MISSION,
                                mission.title(),
                                List.of(),
                                PhaseLook.name(mission.phase()),
                                "",
                                MaterialDesignF.FLAG_OUTLINE,
                                () -> navigator.openMission(mission.id())))
                .toList();
    }

    /// The question whether to stop stands in the pane.
    private void askStop(String missionId) {
        navigator.showPane(MissionFeature.PANE);
        feature.viewModel().askStop(missionId);
    }

    private Command onOpen(
            String key,
            @Nullable String shortcut,
            Ikon icon,
            Predicate<OpenMission> possible,
            Consumer<String> action) {
        var open = feature.viewModel().openProperty();
        BooleanBinding enabled =
                Bindings.createBooleanBinding(() -> open.get().filter(possible).isPresent(), open);
        return Command.of(
                        "mission." + key,
                        texts,
                        "mission." + key,
                        Group.MISSION,
                        1,
                        shortcut,
                        icon,
                        () -> {
                            Optional<OpenMission> mission = open.get().filter(possible);
                            mission.ifPresent(m -> action.accept(m.mission().id()));
                        })
                .enabledWhen(enabled);
    }
}
