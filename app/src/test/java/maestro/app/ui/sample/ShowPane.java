package maestro.app.ui.sample;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import maestro.agents.mission.Language;
import maestro.agents.report.ReportFonts;
import maestro.app.ui.evidence.EvidenceFeature;
import maestro.app.ui.reader.ReaderFeature;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Shows one pane with the sample mission, to look at: `ShowPane report ko dark [created|planned|
/// researched|writing|finished]`.
public final class ShowPane extends Application {
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.forLanguageTag(arguments[1]));
        launch(ShowPane.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        show(stage, getParameters().getRaw(), 900, 1000);
    }

    static void show(Stage stage, List<String> arguments, double width, double height) {
        boolean dark = arguments.get(2).equals("dark");
        setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        Font.loadFont(ReportFonts.sansRegular().toExternalForm(), 13);
        Font.loadFont(ReportFonts.sansSemiBold().toExternalForm(), 13);
        SampleMission mission =
                new SampleMission(
                        arguments.get(1).equals("ko") ? Language.KOREAN : Language.ENGLISH);
        SampleMissions missions = new SampleMissions();
        String until = arguments.size() > 3 ? arguments.get(3) : "finished";
        for (String part : List.of("created", "planned", "researched", "writing", "finished")) {
            missions.memory()
                    .append(
                            SampleMission.ID,
                            switch (part) {
                                case "created" -> mission.created();
                                case "planned" -> mission.planned();
                                case "researched" -> mission.researched();
                                case "writing" -> mission.writing();
                                default -> mission.finished();
                            });
            if (part.equals(until)) {
                break;
            }
        }
        RecordingNavigator navigator = new RecordingNavigator();
        Background background = new PlatformBackground();
        Node pane =
                switch (arguments.getFirst()) {
                    case "report" ->
                            new ReportFeature(
                                            missions,
                                            mission.library,
                                            navigator,
                                            background,
                                            javafx.scene.Group::new)
                                    .pane()
                                    .content()
                                    .get();
                    case "evidence" ->
                            new EvidenceFeature(missions, mission.library, navigator, background)
                                    .pane()
                                    .content()
                                    .get();
                    case "reader" -> {
                        ReaderFeature reader =
                                new ReaderFeature(missions, mission.library, navigator, background);
                        int note = arguments.size() > 4 ? Integer.parseInt(arguments.get(4)) : 2;
                        var quote = mission.notes().get(note).quotes().getFirst();
                        reader.open(
                                quote.documentId(),
                                List.of(new maestro.rag.passage.Span(quote.start(), quote.end())));
                        yield reader.pane().content().get();
                    }
                    default -> throw new IllegalArgumentException(arguments.getFirst());
                };
        if (!until.equals("none")) {
            navigator.openMission(SampleMission.ID);
        }
        StackPane root = new StackPane(pane);
        root.setStyle("-fx-font-family: Pretendard; -fx-font-size: 13px;");
        Scene scene = new Scene(root, width, height);
        var css = ShowPane.class.getResource("/maestro/app/ui/theme/maestro.css");
        if (css != null) {
            scene.getStylesheets().add(Objects.requireNonNull(css).toExternalForm());
        }
        stage.setScene(scene);
        stage.show();
    }

    /// Virtual threads, and the screen as soon as it is free.
    public static final class PlatformBackground implements Background {
        @Override
        public Cancellable run(
                Callable<? extends @Nullable Object> work, Consumer<Throwable> failed) {
            Thread thread =
                    Thread.startVirtualThread(() -> {
                        try {
                            work.call();
                        } catch (Exception e) {
                            Platform.runLater(() -> failed.accept(e));
                        }
                    });
            return thread::interrupt;
        }

        @Override
        public <T> Cancellable call(
                Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
            boolean[] cancelled = {false};
            Thread thread =
                    Thread.startVirtualThread(() -> {
                        try {
                            T result = work.call();
                            Platform.runLater(() -> {
                                if (!cancelled[0]) {
                                    done.accept(result);
                                }
                            });
                        } catch (Exception e) {
                            Platform.runLater(() -> {
                                if (!cancelled[0]) {
                                    failed.accept(e);
                                }
                            });
                        }
                    });
            return () -> {
                cancelled[0] = true;
                thread.interrupt();
            };
        }

        @Override
        public void onScreen(Runnable action) {
            Platform.runLater(action);
        }
    }
}
