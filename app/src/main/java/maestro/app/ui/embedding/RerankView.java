package maestro.app.ui.embedding;

import java.nio.file.Path;
import javafx.scene.layout.HBox;
import maestro.app.ui.embedding.ChoiceViewModel.Progress;

/// The models that order the first hits of a search anew.
public final class RerankView extends ChoiceView<RerankViewModel> {
    public RerankView(RerankViewModel viewModel) {
        super(viewModel, "rerank");
        add.disableProperty().bind(viewModel.progressProperty().map(Progress::busy));
    }

    @Override
    void add(Path folder) {
        viewModel.add(folder);
    }

    @Override
    void serving(HBox row, ModelLine line) {
        button(row, "off", line, word("off"), viewModel::off);
    }
}
