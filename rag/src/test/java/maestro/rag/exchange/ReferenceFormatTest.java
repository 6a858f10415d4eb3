package maestro.rag.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.rag.bibliography.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceFormatTest {

    private static final Reference ODD =
            new Reference(
                    "lovelace1843",
                    "article-journal",
                    "Bees & 50% of {all} $things_#1 – 벌에 관하여",
                    List.of("Ada Lovelace", "Vincent van Gogh", "김영민", "Bell and Howell, Inc."),
                    new Publication(1843, "Journal of Bees", "10.1000/182", "We count, twice."),
                    "en",
                    List.of("bees", "honey"),
                    "To be read.",
                    List.of("library-files/lovelace1843.pdf"));

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(ReferenceFormat format) {
        String text = format.write(List.of(ODD, ODD));
        assertThat(ReferenceFormat.of("x", text)).contains(format);
        ReferenceFormat.Read read = format.read(text);
        assertThat(read.damaged()).isZero();
        assertThat(read.references()).hasSize(2);
        Reference back = read.references().getFirst();
        assertThat(back.title())
                .isEqualTo(
                        format == ReferenceFormat.BIBTEX
                                ? ODD.title().replaceAll("[{}]", "")
                                : ODD.title());
        assertThat(back.authors().subList(0, 3)).isEqualTo(ODD.authors().subList(0, 3));
        assertThat(back.publication()).isEqualTo(ODD.publication());
        assertThat(back.tags()).isEqualTo(ODD.tags());
        assertThat(back.note()).isEqualTo(ODD.note());
        assertThat(back.files()).isEqualTo(ODD.files());
        assertThat(back.language()).isEqualTo("en");
        assertThat(back.type()).isEqualTo("article-journal");
    }

    @Test
    void bibTexOfOtherProgramsIsUnderstood() {
        ReferenceFormat.Read read =
                BibTex.read(
                        """
                        % Encoding: UTF-8
                        Mail me at someone@example.com
                        @string{nips = "Advances in Neural Information Processing Systems"}
                        @Comment{jabref-meta: databaseType:bibtex;}
                        @inproceedings{lewis2020,
                          author = {Lewis, Patrick and K{\\"u}ttler, Heinrich and Rockt{\\"a}schel, Tim},
                          title = {{Retrieval-Augmented} Generation for {NLP} \\& more},
                          booktitle = nips,
                          year = 2020,
                          file = {Full Text:files/12/Lewis\\: RAG.pdf:application/pdf;:C\\:\\\\papers\\\\l.pdf:PDF},
                          keywords = {retrieval; generation},
                        }
                        @article{damaged, title = {No end
                        @misc{guu2020, title="REALM", author="Guu, Kelvin", eprint={2002.08909}, archivePrefix={arXiv}, date={2020-02-10}}
                        """);
        assertThat(read.damaged()).isEqualTo(1);
        assertThat(read.references())
                .extracting(Reference::key)
                .containsExactly("lewis2020", "guu2020");
        Reference lewis = read.references().getFirst();
        assertThat(lewis.title()).isEqualTo("Retrieval-Augmented Generation for NLP & more");
        assertThat(lewis.authors())
                .containsExactly("Patrick Lewis", "Heinrich Küttler", "Tim Rocktäschel");
        assertThat(lewis.publication().venue())
                .isEqualTo("Advances in Neural Information Processing Systems");
        assertThat(lewis.publication().year()).isEqualTo(2020);
        assertThat(lewis.files()).containsExactly("files/12/Lewis: RAG.pdf", "C:\\papers\\l.pdf");
        assertThat(lewis.tags()).containsExactly("retrieval", "generation");
        Reference guu = read.references().getLast();
        assertThat(guu.publication())
                .isEqualTo(new Publication(2020, "arXiv", "10.48550/arXiv.2002.08909", ""));
    }

    @Test
    void theFileFieldIsReadInAllItsForms() {
        assertThat(Attachments.named("paper.pdf")).containsExactly("paper.pdf");
        assertThat(Attachments.named(":a b.pdf:PDF")).containsExactly("a b.pdf");
        assertThat(Attachments.named("files/1/x.pdf:application/pdf"))
                .containsExactly("files/1/x.pdf");
        assertThat(Attachments.named("A\\;B:x\\;y.pdf:PDF;:z.pdf:PDF"))
                .containsExactly("x;y.pdf", "z.pdf");
        assertThat(Attachments.named("")).isEmpty();
    }

    @Test
    void risOfOtherProgramsIsUnderstood() {
        ReferenceFormat.Read read =
                Ris.read(
                        """
                        TY  - JOUR
                        T1  - Bees at
                        night
                        A1  - Lovelace, Ada
                        Y1  - 1843/05/01/
                        JO  - J. Bees
                        DO  - https://doi.org/10.1000/182
                        L1  - files/1/bees.pdf
                        LK  - https://example.com
                        ER  -
                        TY  - BOOK
                        TI  - Without an end
                        """);
        assertThat(read.references()).hasSize(2);
        Reference first = read.references().getFirst();
        assertThat(first.title()).isEqualTo("Bees at night");
        assertThat(first.authors()).containsExactly("Ada Lovelace");
        assertThat(first.publication())
                .isEqualTo(new Publication(1843, "J. Bees", "10.1000/182", ""));
        assertThat(first.files()).containsExactly("files/1/bees.pdf");
        assertThat(read.references().getLast().type()).isEqualTo("book");
    }

    @Test
    void cslOfOtherProgramsIsUnderstood() {
        ReferenceFormat.Read read =
                CslJson.read(
                        """
                        [{"id":1,"type":"article-journal","title":"On <i>Apis</i>",
                          "author":[{"family":"Gogh","given":"Vincent","non-dropping-particle":"van"},{"literal":"WHO"}],
                          "issued":{"raw":"2019-05"},"container-title":"Bees","URL":"https://doi.org/10.1000/182"}, 7]
                        """);
        assertThat(read.damaged()).isEqualTo(1);
        Reference first = read.references().getFirst();
        assertThat(first.title()).isEqualTo("On Apis");
        assertThat(first.authors()).containsExactly("Vincent van Gogh", "WHO");
        assertThat(first.publication()).isEqualTo(new Publication(2019, "Bees", "10.1000/182", ""));
    }

    @Test
    void hostileTextEndsSoonAndInAnAnswer() {
        String deep = "@article{a, title = " + "{".repeat(200_000) + "}".repeat(200_000) + "}";
        String open = "@a{\n".repeat(100_000);
        String marks = "@".repeat(1_000_000);
        String nested = "[".repeat(100_000);
        long began = System.nanoTime();
        for (ReferenceFormat format : ReferenceFormat.values()) {
            for (String text :
                    List.of(deep, open, marks, nested, "", "\0", "TY  - \n".repeat(50_000))) {
                assertThat(format.read(text).references().size()).isLessThanOrEqualTo(100_000);
            }
        }
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(20);
    }
}
