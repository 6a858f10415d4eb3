package maestro.app.ui.settings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.ocr.TesseractChoice;
import org.jspecify.annotations.Nullable;

/// Which Tesseract reads scanned pages, in which languages; where there is none, how it is
/// installed. Another one can be named.
final class ScannedPagesView extends VBox {
    private final Texts texts = Texts.of(SettingsView.class);
    private final TesseractChoice choice;
    private final Background background;
    private final Label found = new Label(texts.get("scans.looking"));

    ScannedPagesView(TesseractChoice choice, Background background) {
        super(8);
        this.choice = choice;
        this.background = background;
        found.setId("setting-tesseract");
        found.setWrapText(true);
        found.setMinHeight(Region.USE_PREF_SIZE);
        Button other = new Button(texts.get("scans.choose"));
        other.setId("setting-tesseract-choose");
        other.setOnAction(_ -> choose());
        Button again = new Button(texts.get("scans.again"));
        again.setId("setting-tesseract-again");
        again.setOnAction(_ -> name(null));
        getChildren().setAll(found, new HBox(8, other, again));
        look();
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("scans.choose"));
        File program = chooser.showOpenDialog(getScene().getWindow());
        if (program != null) {
            name(program.toPath());
        }
    }

    /// @param program null for the one that is installed
    void name(@Nullable Path program) {
        ask(() -> {
            choice.name(program);
            return Tesseract.find(program);
        });
    }

    private void look() {
        ask(() -> Tesseract.find(choice.program().orElse(null)));
    }

    private void ask(Callable<Optional<Tesseract>> question) {
        background.call(question, this::show, this::failed);
    }

    private void show(Optional<Tesseract> tesseract) {
        found.setText(
                tesseract
                        .map(t ->
                                texts.get(
                                        "scans.found",
                                        t.program().toString(),
                                        String.join(", ", t.languages())))
                        .orElseGet(() -> texts.get("scans.none", Scans.installation())));
    }

    private void failed(Throwable failure) {
        found.setText(
                failure instanceof IOException
                        ? failure.getLocalizedMessage()
                        : failure.toString());
    }
}
