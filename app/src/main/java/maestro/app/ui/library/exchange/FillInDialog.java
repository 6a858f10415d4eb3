package maestro.app.ui.library.exchange;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.agents.source.online.Proposal;
import maestro.agents.source.online.Registries;
import maestro.agents.source.online.Registries.Answer;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Background.Cancellable;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import org.jspecify.annotations.Nullable;

/// Says what would leave this machine, asks Crossref and OpenAlex once the user agrees, and shows
/// field by field what would change. Nothing changes before it is accepted, and what was corrected
/// by hand is not chosen unless the user chooses it.
final class FillInDialog extends Dialog<ButtonType> {
    private static final int LONGEST = 240;

    private final List<Document> documents;
    private final Asking asking;
    private final BiConsumer<String, Description> describe;
    private final Background background;
    private final Texts texts;
    private final Label explanation = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox lines = new VBox(10);
    private final Map<Proposal, Set<Field>> chosen = new LinkedHashMap<>();
    private final ButtonType ask;
    private final ButtonType take;
    private @Nullable Cancellable work;

    /// Asks about one document.
    interface Asking {
        Answer ask(Document document) throws InterruptedException;
    }

    /// @param describe gets what was accepted, by the document's id
    FillInDialog(
            List<Document> documents,
            Asking asking,
            BiConsumer<String, Description> describe,
            Background background,
            Window window,
            Texts texts) {
        this.documents = List.copyOf(documents);
        this.asking = asking;
        this.describe = describe;
        this.background = background;
        this.texts = texts;
        ask = new ButtonType(texts.get("fill.ask"), ButtonBar.ButtonData.APPLY);
        take = new ButtonType(texts.get("fill.take"), ButtonBar.ButtonData.OK_DONE);
        initOwner(window);
        setTitle(texts.get("fill.title"));
        setHeaderText(null);
        explanation.setText(texts.get("fill.sent", documents.size()));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.setId("fill-explanation");
        documents.forEach(document -> lines.getChildren().add(line(Registries.sent(document))));
        progress.setMaxWidth(Double.MAX_VALUE);
        Visible.set(progress, false);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(380);
        scroll.setPrefViewportWidth(600);
        scroll.getStyleClass().add("plain");
        VBox fields = new VBox(12, explanation, progress, scroll);
        fields.getStyleClass().add("dialog-fields");
        getDialogPane().setContent(fields);
        getDialogPane().setPrefWidth(660);
        getDialogPane().getButtonTypes().setAll(ask, ButtonType.CANCEL);
        setResizable(true);
        // It stays open while somebody is asked.
        Button asks = (Button) getDialogPane().lookupButton(ask);
        asks.setId("fill-ask");
        asks.setDefaultButton(true);
        asks.addEventFilter(
                javafx.event.ActionEvent.ACTION,
                event -> {
                    event.consume();
                    begin();
                });
        setResultConverter(button -> {
            if (button == take) {
                accept();
            }
            return button;
        });
        setOnHidden(_ -> {
            if (work != null) {
                work.cancel();
            }
        });
    }

    private void begin() {
        lines.getChildren().clear();
        getDialogPane().getButtonTypes().setAll(take, ButtonType.CANCEL);
        Button takes = (Button) getDialogPane().lookupButton(take);
        takes.setId("fill-take");
        takes.setDisable(true);
        explanation.setText(texts.get("fill.choose"));
        Visible.set(progress, true);
        next(0);
    }

    private void next(int place) {
        progress.setProgress((double) place / documents.size());
        if (place == documents.size()) {
            Visible.set(progress, false);
            getDialogPane().lookupButton(take).setDisable(chosen.isEmpty());
            return;
        }
        Document document = documents.get(place);
        work =
                background.call(
                        () -> asking.ask(document),
                        answer -> {
                            show(document, answer);
                            next(place + 1);
                        },
                        failure -> {
                            lines.getChildren().addAll(strong(document), line(failure.toString()));
                            next(place + 1);
                        });
    }

    private void show(Document document, Answer answer) {
        lines.getChildren().add(strong(document));
        Proposal proposal = answer.proposal().orElse(null);
        if (proposal == null) {
            lines.getChildren().add(line(answer.why().text(texts.locale())));
            return;
        }
        String registry = texts.get("fill." + proposal.registry());
        if (proposal.changes().isEmpty()) {
            lines.getChildren().add(line(texts.get("fill.same", registry)));
            return;
        }
        lines.getChildren().add(line(texts.get("fill.from", registry)));
        Set<Field> taken = EnumSet.noneOf(Field.class);
        taken.addAll(proposal.advised());
        chosen.put(proposal, taken);
        for (Field field : proposal.changes().stream().sorted().toList()) {
            CheckBox box = new CheckBox(change(proposal, field));
            box.setMnemonicParsing(false);
            box.setWrapText(true);
            box.setMinHeight(Region.USE_PREF_SIZE);
            box.getStyleClass().add("fill-field");
            box.setId("fill-" + field.name().toLowerCase(Locale.ROOT));
            box.setSelected(taken.contains(field));
            box.selectedProperty()
                    .subscribe((_, on) -> {
                        if (on) {
                            taken.add(field);
                        } else {
                            taken.remove(field);
                        }
                    });
            lines.getChildren().add(box);
        }
    }

    private String change(Proposal proposal, Field field) {
        String words =
                texts.get(
                        "fill.change",
                        texts.get("fill.field." + field.name()),
                        shown(proposal.then().value(field)));
        String now = proposal.now().value(field);
        if (!now.isEmpty()) {
            words += "\n" + texts.get("fill.now", shown(now));
        }
        return proposal.edited().contains(field) ? words + "\n" + texts.get("fill.edited") : words;
    }

    private static String shown(String value) {
        String line = value.replace("\n", ", ");
        return line.length() > LONGEST ? line.substring(0, LONGEST).strip() + " …" : line;
    }

    private void accept() {
        chosen.forEach((proposal, fields) -> {
            if (!fields.isEmpty()) {
                describe.accept(proposal.document().id(), proposal.with(fields));
            }
        });
    }

    private static Label strong(Document document) {
        Label label = line(document.title());
        label.getStyleClass().setAll("label", "strong");
        return label;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }
}
