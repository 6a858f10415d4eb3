package maestro.app.ui.embedding;

import java.nio.file.Path;
import javafx.scene.control.Button;

/// The models by which passages are found by meaning.
public final class EmbeddingView extends ChoiceView<EmbeddingViewModel> {
    public EmbeddingView(EmbeddingViewModel viewModel) {
        super(viewModel, "embedding");
        Button ollama = new Button(texts.get("ollama"));
        ollama.setId("embedding-ollama");
        ollama.setOnAction(_ -> chooseOllama());
        adding.getChildren().add(ollama);
    }

    @Override
    void add(Path chosen) {
        viewModel.examine(
                chosen,
                folder ->
                        new OwnModelDialog(getScene().getWindow(), folder)
                                .showAndWait()
                                .ifPresent(own ->
                                        viewModel.add(
                                                folder,
                                                own.name(),
                                                own.pooling(),
                                                own.queryPrefix(),
                                                own.passagePrefix())));
    }

    private void chooseOllama() {
        new OllamaModelDialog(getScene().getWindow(), viewModel)
                .showAndWait()
                .ifPresent(wanted ->
                        viewModel.addOllama(
                                wanted.address(),
                                wanted.elsewhere(),
                                wanted.model(),
                                wanted.queryPrefix(),
                                wanted.passagePrefix()));
    }
}
