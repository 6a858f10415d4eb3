package maestro.rag.embedding.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Fingerprint;
import org.junit.jupiter.api.Test;

final class ModelCatalogueTest {
    @Test
    void noTwoModelsShareAnIdOrAFingerprint() {
        Set<String> ids = new HashSet<>();
        Set<Fingerprint> fingerprints = new HashSet<>();
        for (CatalogueModel known : ModelCatalogue.all()) {
            assertThat(ids.add(known.model().id())).as(known.model().id()).isTrue();
            assertThat(fingerprints.add(known.model().fingerprint())).isTrue();
        }
        assertThat(ModelCatalogue.all().getFirst().model()).isEqualTo(EmbeddingModel.BUILT_IN);
    }

    @Test
    void everyDownloadIsPinnedSafeAndBringsBothFiles() {
        for (CatalogueModel known : ModelCatalogue.all()) {
            assertThat(known.model().id()).matches("[a-z0-9][a-z0-9-]{1,63}");
            Set<String> files = new HashSet<>();
            for (Download download : known.downloads()) {
                assertThat(download.address().getScheme()).isEqualTo("https");
                assertThat(download.sha256()).matches("[0-9a-f]{64}");
                assertThat(download.bytes()).isBetween(1_000_000L, 500_000_000L);
                files.addAll(download.files().values());
            }
            boolean comesWithTheProgram = known.model().equals(EmbeddingModel.BUILT_IN);
            assertThat(files)
                    .isEqualTo(
                            comesWithTheProgram
                                    ? Set.of()
                                    : Set.of(EmbeddingModel.NETWORK, EmbeddingModel.TOKENIZER));
        }
    }

    @Test
    void fullPrecisionIsToldFromInt8() {
        assertThat(ModelCatalogue.MINILM_FP32.fingerprint())
                .isEqualTo(new Fingerprint("all-MiniLM-L6-v2", "mean", 256, "fp32"))
                .isNotEqualTo(EmbeddingModel.BUILT_IN.fingerprint());
    }
}
