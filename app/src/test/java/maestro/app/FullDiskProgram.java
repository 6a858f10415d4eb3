package maestro.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.controller.LocalMissions;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.source.LibrarySource;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.passage.PassageSettings;

/// What [FullDiskTest] runs on a small disk of its own: fills it while documents come in and while
/// a mission runs, each in a process of its own, with space made between them. Says line by line
/// what happened.
final class FullDiskProgram {
    private static final String QUESTION =
            "How do trees and cool roofs cool a city, and what limits them?";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path ballast;

    private FullDiskProgram(Path disk) {
        this.ballast = disk.resolve("ballast");
    }

    public static void main(String[] arguments) throws Exception {
        Path disk = Path.of(arguments[0]);
        Path input = Path.of(arguments[1]);
        FullDiskProgram program = new FullDiskProgram(disk);
        Path home = disk.resolve("home");
        switch (arguments[2]) {
            case "1" -> program.addToAFullDisk(home, input);
            case "2" -> program.researchUntilTheDiskIsFull(home, input);
            default -> program.goOn(home);
        }
        // as a user ends what cannot go on
        Runtime.getRuntime().halt(0);
    }

    private void addToAFullDisk(Path home, Path input) throws Exception {
        Workstation workstation = Workstation.open(home);
        ingest("first", workstation, input.resolve("first"));
        fill();
        ingest("full", workstation, input.resolve("second"));
        say("full-hits", found(workstation, "trees"));
        say("full-create", create(workstation.missions()));
        say("full-search", found(workstation, "roofs"));
    }

    private void researchUntilTheDiskIsFull(Path home, Path input) throws Exception {
        Workstation workstation = Workstation.open(home);
        ingest("freed", workstation, input.resolve("second"));
        say("agrees", workstation.disagreements().isEmpty());
        String mission = create(workstation.missions());
        say("created", mission.startsWith("m"));
        filledWhileItRuns(workstation, mission);
    }

    private void goOn(Path home) throws Exception {
        try (Workstation workstation = Workstation.open(home)) {
            Missions missions = workstation.missions();
            String mission = missions.list().getFirst().id();
            missions.start(mission);
            missions.await(mission);
            MissionState state = missions.state(mission).orElseThrow();
            say("resumed", state.phase() + " " + state.reason());
            say("repeated", repeated(missions.journal(), mission));
            say("agrees", workstation.disagreements().isEmpty());
            say("again", workstation.library().documents().size());
        }
    }

    private void ingest(String what, Workstation workstation, Path folder) {
        workstation
                .library()
                .ingest(
                        new IngestRequest(List.of(folder), null, PassageSettings.DEFAULT),
                        event -> {
                            if (event instanceof IngestEvent.Ended ended) {
                                say(what, ended.result() + " " + ended.message());
                            }
                        });
    }

    private static long found(Workstation workstation, String query) {
        return workstation.library().search(SearchRequest.hybrid(query, 20)).stream()
                .map(hit -> hit.passage().documentId())
                .distinct()
                .count();
    }

    private static String create(Missions missions) {
        try {
            return missions.create(
                    new MissionRequest(
                            null,
                            List.of(QUESTION),
                            null,
                            Language.ENGLISH,
                            Limits.DEFAULT,
                            false));
        } catch (RuntimeException e) {
            return "refused: " + e.getMessage();
        }
    }

    /// The disk is full when the mission, whose planning is journalled, first searches: whoever
    /// follows the journal might be told of it only when the mission is over.
    private void filledWhileItRuns(Workstation workstation, String mission) throws Exception {
        Missions missions =
                LocalMissions.open(
                        workstation.missions().journal(),
                        _ -> new LibrarySource(fullOnceItRuns(workstation, mission), null),
                        EvidenceRoles.create(),
                        new EvidenceVerifier(),
                        1);
        missions.start(mission);
        missions.await(mission);
        say("halted", read(missions, mission));
        try {
            missions.start(mission);
            missions.await(mission);
        } catch (RuntimeException e) {
            // H2 cannot open a database again while there is no room at all
        }
        say("still-full", read(missions, mission));
    }

    private Library fullOnceItRuns(Workstation workstation, String mission) {
        Journal journal = workstation.missions().journal();
        AtomicBoolean full = new AtomicBoolean();
        InvocationHandler filling =
                (_, method, arguments) -> {
                    if (method.getName().equals("search")
                            && !steps(journal, mission).isEmpty()
                            && full.compareAndSet(false, true)) {
                        fill();
                        talk(journal, mission);
                    }
                    try {
                        return method.invoke(workstation.library(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return (Library)
                Proxy.newProxyInstance(
                        Library.class.getClassLoader(), new Class<?>[] {Library.class}, filling);
    }

    /// Until the journal can't be written: the database's file may have room for a whole mission.
    private static void talk(Journal journal, String mission) {
        String much = "evidence ".repeat(1_000);
        for (int i = 0; i < 100_000; i++) {
            journal.append(
                    mission,
                    List.of(new MissionEvent.Reasoned("talk", AgentKind.PLANNING, much + i)));
        }
        throw new IllegalStateException("The disk is not full");
    }

    private static String read(Missions missions, String mission) {
        try {
            MissionState state = missions.state(mission).orElseThrow();
            return state.phase() + " " + state.reason();
        } catch (RuntimeException e) {
            return "REFUSED " + e.getMessage();
        }
    }

    private static long repeated(Journal journal, String mission) {
        List<String> steps = steps(journal, mission);
        return steps.size() - steps.stream().distinct().count();
    }

    private static List<String> steps(Journal journal, String mission) {
        return journal.read(mission, 0, 100_000).stream()
                .map(JournalEntry::event)
                .filter(MissionEvent.StepFinished.class::isInstance)
                .map(event -> ((MissionEvent.StepFinished) event).step())
                .toList();
    }

    /// Takes every byte there is.
    private void fill() throws IOException {
        for (int size = 1 << 20; size >= 1; size /= 1024) {
            byte[] block = new byte[size];
            try (OutputStream more =
                    Files.newOutputStream(
                            ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    more.write(block);
                }
            } catch (IOException full) {
                // as wanted
            }
        }
    }

    private void say(String what, Object value) {
        out.println(what + ": " + value);
    }
}
