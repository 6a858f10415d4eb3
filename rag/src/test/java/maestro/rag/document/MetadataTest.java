package maestro.rag.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final String DISGUISED = "Wages \u202E%09 fo esir a\u202C";
    private static final String PLAIN = "Wages %09 fo esir a";

    @Test
    void whatCannotBeSeenIsNoPartOfATitleOrAName() {
        Metadata read = new Metadata(DISGUISED, List.of("Kim\u2067 A."), "en");
        assertThat(read.title()).isEqualTo(PLAIN);
        assertThat(read.authors()).containsExactly("Kim A.");
    }

    @Test
    void norOfADocumentThatCameEarlierOrWasEdited() {
        Document kept =
                new Document(
                        "a".repeat(64),
                        DISGUISED,
                        List.of("Kim\u2067 A."),
                        "a\u202Efdp.html",
                        "html",
                        "en",
                        9,
                        1,
                        1,
                        Document.Status.INDEXED,
                        Message.NONE,
                        Instant.EPOCH);
        assertThat(kept.title()).isEqualTo(PLAIN);
        assertThat(kept.file()).isEqualTo("afdp.html");
        assertThat(Description.of(kept).authors()).containsExactly("Kim A.");
        Description edited =
                new Description(DISGUISED, List.of(), kept.publication(), kept.language());
        assertThat(edited.title()).isEqualTo(PLAIN);
    }
}
