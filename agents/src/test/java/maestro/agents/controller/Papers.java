package maestro.agents.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.store.JdbiJournal;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.Source;
import maestro.rag.benchmark.SharedData;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;

/// The twelve papers on retrieval-augmented generation of `shared/data/library/rag`, read into a
/// real library with the built-in model. Without them the tests that want them are given up with a
/// message.
final class Papers implements AutoCloseable {
    final LocalLibrary library;
    private final Database database;
    final Journal journal;

    Papers(Path home) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.require("library/rag"))) {
            files = all.filter(f -> f.toString().endsWith(".pdf")).sorted().toList();
        }
        database = Database.open(home);
        library =
                LocalLibrary.open(
                        home, database, () -> OnnxEmbedder.builtIn(home.resolve("models")));
        library.ingest(new IngestRequest(files, null, PassageSettings.DEFAULT), _ -> {});
        journal = JdbiJournal.open(database.dataSource());
    }

    Source source(Mission mission) {
        return new LibrarySource(library, mission.collection());
    }

    /// Asks with agents that have read nothing yet.
    ///
    /// @param parallel sections at a time
    Report ask(String question, int parallel) throws InterruptedException {
        try (LocalMissions missions =
                LocalMissions.open(
                        journal, this::source, EvidenceRoles.create(), new EvidenceVerifier(), 1)) {
            String mission =
                    missions.create(
                            new MissionRequest(
                                    question,
                                    List.of(question),
                                    null,
                                    Language.of(question),
                                    new Limits(3, Duration.ofMinutes(5), 400, parallel),
                                    false));
            missions.start(mission);
            missions.await(mission);
            MissionState state = missions.state(mission).orElseThrow();
            if (state.phase() != Phase.FINISHED) {
                throw new IllegalStateException(state.reason());
            }
            return state.report().orElseThrow();
        }
    }

    /// A report as it is read, without what names its mission and day.
    static Report anonymous(Report report) {
        return new Report(
                "",
                report.title(),
                report.language(),
                LocalDate.EPOCH,
                report.questions(),
                report.summary(),
                report.sections(),
                report.bibliography(),
                report.making(),
                report.score());
    }

    @Override
    public void close() {
        journal.close();
        library.close();
        database.close();
    }
}
