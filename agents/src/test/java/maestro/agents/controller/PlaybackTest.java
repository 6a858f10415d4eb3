package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Report;
import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;
import maestro.agents.report.ReportWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mission again from its journal, whole or damaged.
@Timeout(60)
class PlaybackTest extends OnWorkbench {

    private Playback playback(String mission) {
        return Playback.of(bench.journal, mission);
    }

    private String finished() throws InterruptedException {
        String mission = bench.create();
        bench.report(bench.run(mission).mission().id());
        return mission;
    }

    @Test
    void theReportComesOutOfTheJournalByteForByte() throws InterruptedException, IOException {
        String mission = finished();
        Report made = bench.report(mission);
        bench.reopen();
        Playback playback = playback(mission);
        Report again = playback.end().report().orElseThrow();
        assertThat(playback.damage()).isEmpty();
        assertThat(ReportWriter.json(again)).isEqualTo(ReportWriter.json(made));
        assertThat(ReportWriter.markdown(again)).isEqualTo(ReportWriter.markdown(made));
        assertThat(pdf(again)).isEqualTo(pdf(made));
    }

    private static byte[] pdf(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter.pdf(report, out);
        return out.toByteArray();
    }

    @Test
    void everyStepIsAMomentAndTheMissionStandsAsItStoodThen() throws InterruptedException {
        String mission = finished();
        Playback playback = playback(mission);
        assertThat(playback.moments())
                .extracting(Moment::step)
                .containsExactlyElementsOf(bench.finished(mission));
        assertThat(playback.after(0).plan()).isEmpty();
        MissionState planned = playback.at(playback.moment("plan").orElseThrow());
        assertThat(planned.plan()).isPresent();
        assertThat(planned.notes()).isEmpty();
        Moment reviewed = playback.moment("round1/review").orElseThrow();
        assertThat(playback.moment(String.valueOf(reviewed.number()))).contains(reviewed);
        assertThat(playback.at(reviewed).notes()).hasSize(12);
        assertThat(playback.at(reviewed).drafts()).isEmpty();
        assertThat(playback.moment("cooking")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from mission_event where sequence = 9 | entry 9 is missing",
                "delete from mission_event where sequence between 9 and 11 | entries 9 to 11 are missing",
                "delete from mission_event where sequence > 30 | its end is missing",
                "delete from mission_event where sequence = 1 | entry 1 is missing",
                "update mission_event set body = '{' where sequence = 20 | entry 20",
                "update mission_event set type = 'round', version = 1, body = '{\"round\":1}' where sequence = 1 | does not begin with its mission",
                "update mission_event set type = 'round', body = '{\"round\":1}' where type = 'step-started' and body like '%round1/review%' | round1/review ended",
            })
    void damageIsNamedAndWhatWasBeforeItCanStillBeShown(String damage, String words)
            throws InterruptedException {
        String mission = finished();
        List<Moment> whole = playback(mission).moments();
        bench.database.execute(damage);
        Playback playback = playback(mission);
        assertThat(playback.damage())
                .hasValueSatisfying(d -> assertThat(d.english()).contains(words));
        assertThat(playback.moments()).hasSizeLessThan(whole.size());
        assertThat(whole.subList(0, playback.moments().size())).isEqualTo(playback.moments());
        if (playback.entries() > 0) {
            assertThat(playback.end().mission().id()).isEqualTo(mission);
        }
    }

    @Test
    void aReportThatCitesWhatNoStepTookIsDamage() throws InterruptedException {
        String mission = finished();
        bench.database.execute(
                "update mission_event set body = replace(body, '\"noteId\":\"s1.q1.n1\"', '\"noteId\":\"s9.q9.n9\"')");
        assertThat(playback(mission).damage())
                .hasValueSatisfying(d -> assertThat(d.english()).contains("cites note s9.q9.n9"));
    }
}
