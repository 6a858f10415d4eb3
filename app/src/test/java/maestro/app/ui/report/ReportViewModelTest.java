package maestro.app.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.PluginJars;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.report.Line.Kind;
import maestro.app.ui.report.Line.Piece;
import maestro.app.ui.report.ReportViewModel.Face;
import maestro.app.ui.report.ReportViewModel.Notice;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
    private final QuotedMission mission = new QuotedMission(Language.ENGLISH);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = Frames.immediate();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    private final ReportViewModel model =
            new ReportViewModel(
                    missions,
                    follower,
                    mission.library,
                    navigator,
                    background,
                    Texts.of(ReportFeature.class));
    @TempDir Path folder = Path.of("");

    private void append(List<MissionEvent> events) {
        journal.append(QuotedMission.ID, events);
    }

    private ReportPage page() {
        return model.pageProperty().get().orElseThrow();
    }

    private Face face() {
        return model.faceProperty().get();
    }

    @Test
    void growsFromNothingToTheReport() {
        assertThat(face()).isEqualTo(Face.EMPTY);
        append(mission.created());
        navigator.openMission(QuotedMission.ID);
        assertThat(face()).isEqualTo(Face.WAITING);
        append(mission.planned());
        assertThat(face()).isEqualTo(Face.CONTENT);
        assertThat(kinds(Kind.PENDING)).isEqualTo(3);
        assertThat(words()).contains("Collects the measures in use.");
        append(mission.researched());
        assertThat(words()).contains("3 notes from 2 documents so far");
        append(mission.writing());
        assertThat(kinds(Kind.PENDING)).isEqualTo(2);
        assertThat(kinds(Kind.TEXT)).isEqualTo(1);
        assertThat(page().report()).isEmpty();
        append(mission.finished());
        assertThat(kinds(Kind.PENDING)).isZero();
        assertThat(kinds(Kind.TEXT)).isEqualTo(3);
        assertThat(kinds(Kind.ENTRY)).isEqualTo(3);
        assertThat(page().phase()).isEqualTo(Phase.FINISHED);
    }

    private long kinds(Kind kind) {
        return page().lines().stream().filter(l -> l.kind() == kind).count();
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        page().lines()
                .forEach(l ->
                        l.pieces()
                                .forEach(p -> {
                                    if (p instanceof Piece.Words(String w, String _)) {
                                        text.append(w).append('\n');
                                    }
                                }));
        return text.toString();
    }

    private List<Piece.Cite> cites() {
        return page().lines().stream()
                .flatMap(l -> l.pieces().stream())
                .filter(Piece.Cite.class::isInstance)
                .map(Piece.Cite.class::cast)
                .toList();
    }

    @Test
    void draftsNumberDocumentsByFirstAppearanceAndNameThem() {
        append(mission.created());
        append(mission.planned());
        append(mission.writing());
        navigator.openMission(QuotedMission.ID);
        assertThat(cites().stream().map(c -> c.source().number())).containsExactly(1, 2, 1, 2);
        assertThat(cites().get(1).source().title())
                .isEqualTo("Dense Passage Retrieval for Open-Domain Question Answering");
    }

    @Test
    void citationLeadsToItsPlaceInTheDocument() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        Piece.Cite cite = cites().getFirst();
        model.open(cite.source(), cite.cited());
        var quote = mission.notes().getFirst().quotes().getFirst();
        assertThat(navigator.led())
                .containsExactly(
                        "document %s [Span[start=%d, end=%d]]"
                                .formatted(mission.document(0), quote.start(), quote.end()));
    }

    @Test
    void provenanceLeadsToNoteAndStep() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        var citation = cites().getFirst().cited().sentence().citations().getFirst();
        model.openNote(citation);
        model.openStep(citation);
        assertThat(navigator.led())
                .containsExactly("note m7k2 s1.q1.n1", "step m7k2 round1/s1.q1/notes/s1.q1.n1");
    }

    @Test
    void everyCitedSentenceOfTheReportHasASupportMark() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        long marks =
                page().lines().stream()
                        .flatMap(l -> l.pieces().stream())
                        .filter(Piece.Mark.class::isInstance)
                        .count();
        assertThat(marks).isEqualTo(mission.report().sentences().count());
    }

    @Test
    void failedMissionWithoutDraftsSaysWhy() {
        append(mission.created());
        append(mission.planned());
        append(List.of(new MissionEvent.PhaseChanged(Phase.FAILED, "The disk is full.")));
        navigator.openMission(QuotedMission.ID);
        assertThat(face()).isEqualTo(Face.FAILED);
        assertThat(model.failureProperty().get()).isEqualTo("The disk is full.");
        model.start();
        assertThat(missions.calls()).containsExactly("start m7k2");
    }

    @Test
    void failedMissionWithDraftsStillShowsThem() {
        append(mission.created());
        append(mission.planned());
        append(mission.writing());
        append(List.of(new MissionEvent.PhaseChanged(Phase.FAILED, "The disk is full.")));
        navigator.openMission(QuotedMission.ID);
        assertThat(face()).isEqualTo(Face.CONTENT);
        assertThat(page().reason()).isEqualTo("The disk is full.");
    }

    @Test
    void stoppedMissionDoesNotSayThatItIsBeingWritten() {
        append(mission.created());
        append(mission.planned());
        append(mission.writing());
        navigator.openMission(QuotedMission.ID);
        assertThat(words()).contains("Being written");
        append(List.of(new MissionEvent.PhaseChanged(Phase.STOPPED, "")));
        assertThat(words())
                .contains("Stopped before the report was finished")
                .doesNotContain("Being written");
    }

    @Test
    void whatAPlugInWritesIsWritten() throws Exception {
        PluginJars.exporter(folder.resolve("tale.jar"), "Tale", "tale");
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        try (PluginHost host = PluginHost.in(folder)) {
            model.plugins(host);
            Path file = folder.resolve("report.tale");
            model.export(file);
            assertThat(Files.readString(file))
                    .startsWith("BEGIN")
                    .contains(mission.report().title())
                    .endsWith("END");
        }
    }

    @Test
    void exportSaysWhereAndFailureSaysWhy() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        Path file = folder.resolve(model.suggestedName("md"));
        List<Notice.Kind> kinds = new ArrayList<>();
        model.noticeProperty()
                .addListener((_, _, now) -> now.ifPresent(notice -> kinds.add(notice.kind())));
        model.export(file);
        assertThat(file).exists();
        assertThat(model.noticeProperty().get().orElseThrow().file()).contains(file);
        assertThat(kinds).containsExactly(Notice.Kind.WORKING, Notice.Kind.DONE);
        model.export(folder.resolve("none/report.md"));
        var notice = model.noticeProperty().get().orElseThrow();
        assertThat(notice.kind()).isEqualTo(Notice.Kind.FAILED);
        assertThat(notice.text()).contains("none").contains("another folder");
        model.export(folder.resolve("report.xyz"));
        assertThat(model.noticeProperty().get().orElseThrow().text()).contains(".pdf");
        assertThat(Files.exists(folder.resolve("report.xyz"))).isFalse();
    }

    @Test
    void suggestedNameIsFitForEveryFileSystem() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        assertThat(model.suggestedName("pdf"))
                .isEqualTo(
                        "How is retrieval-augmented generation evaluated, and where does it fail.pdf");
    }

    @Test
    void suggestedNameEndsWithAWholeWord() {
        String asked =
                "How is retrieval-augmented generation evaluated, and what are its main failure modes?";
        assertThat(ReportViewModel.fileName(asked, "pdf"))
                .isEqualTo(
                        "How is retrieval-augmented generation evaluated, and what are its main failure.pdf");
        assertThat(ReportViewModel.fileName("x".repeat(90), "md")).hasSize(83);
        assertThat(ReportViewModel.fileName("According to Anna, " + "x".repeat(90), "md"))
                .isEqualTo("According to Anna.md");
        assertThat(ReportViewModel.fileName("?", "md")).isEqualTo("report.md");
    }

    @Test
    void leavesTheMissionThatIsClosed() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
        navigator.closeMission();
        assertThat(face()).isEqualTo(Face.EMPTY);
        assertThat(journal.followers()).isZero();
    }
}
