package maestro.app.ui.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Phase;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.ui.mission.PhaseLook;
import maestro.app.ui.report.ReportViewModel.Notice;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Where the mission stands, and how to take the report away.
final class ReportHeader extends VBox {
    /// The phases a report goes through, in order.
    private static final List<Phase> WAY =
            List.of(
                    Phase.PLANNING,
                    Phase.RESEARCH,
                    Phase.REFLECTION,
                    Phase.WRITING,
                    Phase.VERIFICATION);

    private final Texts texts;
    private final ReportViewModel model;
    private final Label state = new Label();
    private final Label counts = new Label();
    private final HBox way = new HBox();
    private static final List<String> OWN = List.of("pdf", "md", "json");
    private final MenuButton export;
    private final HBox notice = new HBox();

    ReportHeader(ReportViewModel model, Texts texts, Consumer<String> chooseAndExport) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("report-header");
        state.getStyleClass().add("state");
        state.setId("report-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        counts.getStyleClass().add("counts");
        way.getStyleClass().add("way");
        way.setAlignment(Pos.CENTER_LEFT);
        export = new MenuButton(texts.get("export"), new FontIcon(MaterialDesignE.EXPORT_VARIANT));
        export.setId("report-export");
        export.getStyleClass().add("flat");
        for (String ending : OWN) {
            MenuItem item = new MenuItem(texts.get("export." + ending));
            item.setOnAction(_ -> chooseAndExport.accept(ending));
            export.getItems().add(item);
        }
        export.addEventHandler(MenuButton.ON_SHOWING, _ -> plugged(chooseAndExport));
        export.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(state, way, counts, space, export);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().add("notice");
        notice.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, notice);
        model.pageProperty().subscribe(page -> page.ifPresent(this::show));
        model.noticeProperty().subscribe(this::tell);
    }

    /// What plug-ins write stands below what the program does.
    private void plugged(Consumer<String> chooseAndExport) {
        model.plugged(all -> {
            export.getItems().remove(OWN.size(), export.getItems().size());
            for (PluginHost.Info info : all) {
                MenuItem item = new MenuItem(info.name() + " (." + info.extension() + ")");
                item.setOnAction(_ -> chooseAndExport.accept(info.extension()));
                export.getItems().add(item);
            }
        });
    }

    /// The size of ordinary text now, in pixels.
    double textSize() {
        return state.getFont().getSize();
    }

    private void show(ReportPage page) {
        Phase phase = page.phase();
        state.setText(PhaseLook.name(phase));
        state.setGraphic(new FontIcon(PhaseLook.of(phase).icon()));
        int done = phase == Phase.FINISHED ? WAY.size() : WAY.indexOf(phase) + 1;
        way.getChildren().clear();
        for (int i = 0; i < WAY.size() && !phase.atRest(); i++) {
            Region part = new Region();
            part.getStyleClass().addAll("part", i < done ? "on" : "off");
            way.getChildren().add(part);
        }
        boolean any = !way.getChildren().isEmpty();
        way.setManaged(any);
        way.setVisible(any);
        counts.setText(counts(page));
        export.setDisable(page.report().isEmpty());
    }

    private String counts(ReportPage page) {
        if (page.report().isPresent()) {
            long sentences = page.report().get().sentences().count();
            return sentences == 0
                    ? texts.get("counts.none")
                    : texts.get(
                            "counts.done", sentences, page.report().get().bibliography().size());
        }
        return switch (page.phase()) {
            case RESEARCH, REFLECTION ->
                    texts.get("counts.research", page.round(), page.rounds(), page.notes());
            case WRITING, VERIFICATION -> texts.get("counts.writing", page.drafted(), page.notes());
            case AWAITING_APPROVAL -> "";
            default -> page.phase().atRest() ? page.reason() : "";
        };
    }

    private void tell(Optional<Notice> told) {
        notice.setManaged(told.isPresent());
        notice.setVisible(told.isPresent());
        notice.getChildren().clear();
        told.ifPresent(n -> {
            notice.getStyleClass().remove("failed");
            if (n.kind() == Notice.Kind.FAILED) {
                notice.getStyleClass().add("failed");
            }
            Label words = new Label(n.text());
            words.setId("report-notice");
            words.setWrapText(true);
            words.setGraphic(
                    new FontIcon(
                            switch (n.kind()) {
                                case WORKING -> MaterialDesignP.PROGRESS_CLOCK;
                                case DONE -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
                                case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                            }));
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Button close = new Button(null, new FontIcon(MaterialDesignC.CLOSE));
            close.getStyleClass().addAll("flat", "button-icon");
            close.setAccessibleText(texts.get("notice.close"));
            close.setOnAction(_ -> model.dismissNotice());
            notice.getChildren().addAll(words, space, close);
        });
    }
}
