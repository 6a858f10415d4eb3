package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The product's own example, with everything real: twelve papers, the built-in model, the agents
/// of evidence mode.
@Timeout(300)
class PapersTest {
    private static final String ENGLISH =
            "How is retrieval-augmented generation evaluated, and what are its main failure modes?";
    private static final String KOREAN = "검색 증강 생성은 어떻게 평가하며, 주요 실패 유형은 무엇인가?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Papers papers;

    @BeforeAll
    static void read() throws IOException {
        papers = new Papers(home);
    }

    @AfterAll
    static void close() {
        if (papers != null) {
            papers.close();
        }
    }

    @Test
    void bothQuestionsAreAnsweredFromManyPapersAndTheSameWheneverAsked() throws Exception {
        Report report = papers.ask(ENGLISH, 1);
        assertThat(report.bibliography()).hasSizeGreaterThanOrEqualTo(7);
        everySentenceIsQuoted(report);
        assertThat(report.sections())
                .flatExtracting(Report.ReportSection::blocks)
                .contains(new Block.Remark("Two documents differ here:"))
                .contains(new Block.Remark("Two documents agree, each in its own words:"));
        for (String id : List.of("s1", "s2")) {
            assertThat(sentences(report, id)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(report.sections())
                    .filteredOn(s -> s.id().startsWith(id + "."))
                    .as("sections below " + id)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(s -> assertThat(sentences(report, s.id())).hasSizeGreaterThan(1));
        }
        assertThat(Papers.anonymous(papers.ask(ENGLISH, 4))).isEqualTo(Papers.anonymous(report));
    }

    @Test
    void theSameIsAskedInKorean() throws Exception {
        Report report = papers.ask(KOREAN, 4);
        assertThat(report.bibliography()).hasSizeGreaterThanOrEqualTo(4);
        everySentenceIsQuoted(report);
        assertThat(report.sections())
                .extracting(Report.ReportSection::heading)
                .contains("검색 증강 생성의 주요 실패 유형")
                .filteredOn(h -> h.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(sentences(report, "s1")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sentences(report, "s2")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void questionsOnOneLineAreAllAnswered() throws Exception {
        Report report =
                papers.ask(
                        "How is RAG evaluated? What are its failure modes? How are dense retrievers trained?",
                        4);
        everySentenceIsQuoted(report);
        assertThat(report.sections())
                .extracting(Report.ReportSection::heading)
                .contains(
                        "Evaluation of RAG",
                        "Failure modes of RAG",
                        "Training of dense retrievers");
        for (String id : List.of("s1", "s2", "s3")) {
            assertThat(sentences(report, id)).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void whatNoPaperSpeaksOfIsNotAnswered() throws Exception {
        Report report = papers.ask("How do volcanoes affect the acidity of the oceans?", 4);
        assertThat(report.sentences()).isEmpty();
        assertThat(report.bibliography()).isEmpty();
        assertThat(report.score()).isZero();
    }

    private static void everySentenceIsQuoted(Report report) {
        List<Sentence> sentences = report.sentences().toList();
        assertThat(sentences).extracting(Sentence::text).doesNotHaveDuplicates();
        for (Sentence sentence : sentences) {
            assertThat(sentence.citations()).as(sentence.text()).isNotEmpty();
            for (Citation citation : sentence.citations()) {
                String text = papers.library.text(citation.quote().documentId()).orElseThrow();
                assertThat(text.substring(citation.quote().start(), citation.quote().end()))
                        .isEqualTo(citation.quote().text());
                assertThat(report.bibliography())
                        .anySatisfy(e -> {
                            assertThat(e.number()).isEqualTo(citation.number());
                            assertThat(e.documentId()).isEqualTo(citation.quote().documentId());
                            assertThat(e.pages()).contains(citation.quote().page());
                        });
            }
        }
    }

    private static List<Sentence> sentences(Report report, String section) {
        return report.sections().stream()
                .filter(s -> s.id().equals(section))
                .flatMap(s -> s.blocks().stream())
                .flatMap(b ->
                        b instanceof Block.Paragraph(List<Sentence> sentences)
                                ? sentences.stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }
}
