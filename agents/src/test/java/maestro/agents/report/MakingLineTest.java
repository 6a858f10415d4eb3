package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Making;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// What a report says of how the user wanted it.
class MakingLineTest {
    private static final Brief BRIEF =
            new Brief(
                    "Literature review",
                    List.of("Main findings"),
                    "sober | precise",
                    Brief.Unsupported.CUT,
                    List.of(new Brief.Answer("Which years?", "2015 on")));

    private static Report wanted(Report plain, String engine, Brief brief) {
        Making made = plain.making();
        return new Report(
                plain.missionId(),
                plain.title(),
                plain.language(),
                plain.date(),
                plain.questions(),
                plain.summary(),
                plain.sections(),
                plain.bibliography(),
                new Making(
                        engine,
                        made.embedding(),
                        made.rounds(),
                        made.searches(),
                        made.documents(),
                        made.passages(),
                        made.notes(),
                        made.limitsMet(),
                        brief),
                plain.score());
    }

    private static String pdf(Report report) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ReportWriter.pdf(report, out);
            try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
                return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReportNamesPresetToneChecksAndAnswers() {
        Report english = wanted(SampleReports.english(), "qwen3:8b", BRIEF);
        for (Function<Report, String> form :
                List.<Function<Report, String>>of(ReportWriter::markdown, MakingLineTest::pdf)) {
            assertThat(form.apply(english).replace(":", ""))
                    .contains("Kind of research Literature review")
                    .contains("Headings as the user gave them")
                    .containsPattern("Tone asked for sober \\\\?\\| precise")
                    .contains("Sentences that their quotes do not bear out left out")
                    .contains("Asked and answered before the start Which years? 2015 on");
        }
        Report korean = wanted(SampleReports.korean(), "qwen3:8b", BRIEF);
        for (Function<Report, String> form :
                List.<Function<Report, String>>of(ReportWriter::markdown, MakingLineTest::pdf)) {
            assertThat(form.apply(korean).replace(":", ""))
                    .contains("연구 종류 Literature review")
                    .contains("시작 전에 묻고 답한 것 Which years? 2015 on");
        }
        assertThat(ReportWriter.json(english))
                .contains("\"preset\" : \"Literature review\"", "\"unsupported\" : \"cut\"");
    }

    /// A preset brings a tone, which nobody follows where no model writes.
    @Test
    void withoutAModelNoToneIsClaimed() {
        String text = ReportWriter.markdown(wanted(SampleReports.english(), "evidence", BRIEF));
        assertThat(text).contains("Tone asked for: none").doesNotContain("sober");
    }

    @Test
    void whoeverSaidNothingIsToldNothing() {
        String text =
                ReportWriter.markdown(wanted(SampleReports.english(), "qwen3:8b", Brief.NONE));
        assertThat(text).doesNotContain("Kind of research").doesNotContain("bear out left out");
    }
}
