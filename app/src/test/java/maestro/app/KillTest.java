package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.report.ReportWriter;
import maestro.rag.library.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program, its real roles and its real model are killed at seeded moments: while they
/// start, while they add documents, while they research.
///
/// After each kill somebody looks whether catalogue, stored files, index and journal agree, but for
/// every fourth, which another kill follows first, so that the repair itself is killed too.
@Timeout(300)
class KillTest {
    private static final int KILLS_OF_INGESTION = 15;
    private static final int KILLS_OF_RESEARCH = 15;
    private static final String QUESTION =
            "How do trees and cool roofs cool a city, and what limits them?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void killsLoseNothingFinishedRepeatNoFinishedStepAndChangeNoReport() throws Exception {
        Path input = documents(folder.resolve("documents"));
        Path plain = folder.resolve("plain");
        assertThat(KilledProgram.whole(plain, "ingest", "--json", input.toString()).code())
                .isEqualTo(3); // the broken file
        Path researched = copy(plain, folder.resolve("researched"));
        String expected = report(plain, research(plain));

        Path ingested = folder.resolve("ingested");
        // Not in the common pool: the killers need a thread of it.
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> ingestion =
                    threads.submit(() -> {
                        killIngestion(ingested, input);
                        return true;
                    });
            killResearch(researched, expected);
            ingestion.get();
        }

        assertThat(contents(ingested)).isEqualTo(contents(plain));
        assertThat(report(ingested, research(ingested))).isEqualTo(expected);
    }

    private static void killIngestion(Path home, Path input) throws Exception {
        String[] ingest = {"ingest", "--json", input.toString()};
        Random random = new Random(20261121);
        Set<String> indexed = new LinkedHashSet<>();
        for (int kill = 0; kill < KILLS_OF_INGESTION; kill++) {
            boolean early = kill % 4 == 3;
            KilledProgram life =
                    KilledProgram.killed(
                            home,
                            early
                                    ? start(random)
                                    : new KilledProgram.Moment(
                                            line -> status(line).equals("indexed"),
                                            1 + random.nextInt(3),
                                            random.nextInt(25_000)),
                            ingest);
            assertThat(life.killed())
                    .as("kill %d after %d: %s", kill, indexed.size(), life)
                    .isTrue();
            for (JsonNode line : life.lines()) {
                if (status(line).equals("indexed")) {
                    assertThat(indexed.add(line.path("documentId").asText()))
                            .as("added twice: %s", line)
                            .isTrue();
                }
            }
            if (kill % 4 != 2) {
                look(home, indexed, Set.of());
            }
        }
        KilledProgram last = KilledProgram.whole(home, ingest);
        assertThat(last.code()).isEqualTo(3);
        List<String> again =
                last.lines().stream()
                        .filter(line -> status(line).equals("indexed"))
                        .map(line -> line.path("documentId").asText())
                        .toList();
        assertThat(again).isNotEmpty().doesNotContainAnyElementsOf(indexed);
    }

    private static void killResearch(Path home, String expected) throws Exception {
        Random random = new Random(20261122);
        Set<String> finished = new LinkedHashSet<>();
        List<String> missions = new ArrayList<>();
        String mission = "";
        int kill = 0;
        while (kill < KILLS_OF_RESEARCH) {
            boolean early = kill % 4 == 3 && !mission.isEmpty();
            KilledProgram life =
                    KilledProgram.killed(
                            home,
                            early
                                    ? start(random)
                                    : new KilledProgram.Moment(
                                            line ->
                                                    line.has("event")
                                                            && !event(line).equals("reasoning"),
                                            1 + random.nextInt(9),
                                            random.nextInt(60_000)),
                            mission.isEmpty()
                                    ? new String[] {"research", "--json", "--question", QUESTION}
                                    : new String[] {"resume", "--json", mission});
            kill += life.killed() ? 1 : 0;
            for (JsonNode line : life.lines()) {
                if (event(line).equals("step-finished")) {
                    finished.add(line.path("mission").asText() + " " + step(line));
                }
                mission = line.path("mission").asText(mission);
            }
            boolean done =
                    life.lines().stream()
                            .anyMatch(line -> line.path("state").asText().equals("finished"));
            if (done) {
                missions.add(mission);
                mission = "";
            }
            if (kill % 4 != 3) {
                look(home, Set.of(), finished);
            }
        }
        if (!mission.isEmpty()) {
            assertThat(KilledProgram.whole(home, "resume", "--json", mission).code()).isZero();
            missions.add(mission);
        }
        look(home, Set.of(), finished);
        assertThat(finished).hasSizeGreaterThan(10);
        for (String id : missions) {
            assertThat(report(home, id)).isEqualTo(expected);
        }
    }

    /// A moment before work begins.
    private static KilledProgram.Moment start(Random random) {
        return new KilledProgram.Moment(line -> false, 0, 300_000 + random.nextInt(1_200_000));
    }

    /// Whether all that is stored agrees, and holds what the killed programs said was finished.
    private static void look(Path home, Set<String> indexed, Set<String> finished) {
        try (Workstation workstation = Workstation.open(home)) {
            assertThat(workstation.disagreements()).isEmpty();
            assertThat(workstation.library().documents())
                    .extracting(Document::id)
                    .doesNotHaveDuplicates()
                    .containsAll(indexed);
            Journal journal = workstation.missions().journal();
            Set<String> kept = new HashSet<>();
            for (MissionDigest digest : journal.digests()) {
                List<JournalEntry> entries = journal.read(digest.id(), 0, 100_000);
                assertThat(entries.stream().map(JournalEntry::sequence))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, entries.size()).boxed().toList());
                Set<String> steps = finishedOnce(entries);
                steps.forEach(step -> kept.add(digest.id() + " " + step));
                MissionState state = workstation.missions().state(digest.id()).orElseThrow();
                assertThat(state.phase()).isEqualTo(digest.phase());
                assertThat(digest.phase()).isIn(Phase.PAUSED, Phase.FINISHED);
            }
            assertThat(kept).containsAll(finished);
        }
    }

    /// The steps that finished; none of them may have been begun again.
    private static Set<String> finishedOnce(List<JournalEntry> entries) {
        Set<String> steps = new HashSet<>();
        for (JournalEntry entry : entries) {
            switch (entry.event()) {
                case MissionEvent.StepStarted started ->
                        assertThat(steps).as("repeated").doesNotContain(started.step());
                case MissionEvent.StepFinished done ->
                        assertThat(steps.add(done.step())).as("twice: %s", done.step()).isTrue();
                default -> {}
            }
        }
        return steps;
    }

    private static String research(Path home) throws Exception {
        KilledProgram life =
                KilledProgram.whole(home, "research", "--json", "--question", QUESTION);
        assertThat(life.code()).isZero();
        return life.lines().getLast().path("mission").asText();
    }

    /// A mission's report as JSON, byte for byte but for the mission's own number and the day.
    private static String report(Path home, String mission) throws Exception {
        Path file = Files.createTempFile(home.getParent(), "report", ".json");
        try (Workstation workstation = Workstation.open(home)) {
            ReportWriter.write(
                    workstation.missions().state(mission).orElseThrow().report().orElseThrow(),
                    file);
        }
        String json = Files.readString(file);
        assertThat(json).contains("\"sentences\"").contains(mission);
        return json.replace(mission, "MISSION")
                .replaceFirst("\"date\" : \"[\\d-]+\"", "\"date\" : \"\"");
    }

    private static String event(JsonNode line) {
        return line.path("event").asText();
    }

    private static String step(JsonNode line) {
        return line.path("step").asText();
    }

    private static String status(JsonNode line) {
        return line.path("status").asText();
    }

    /// Everything that was stored of the documents, by their ids.
    private static TreeMap<String, String> contents(Path home) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        Path stored = home.resolve("documents");
        try (Stream<Path> all = Files.walk(stored)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        stored.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    /// The sample that comes with the program, its paragraphs and pairs of them as documents of
    /// their own, and among them a copy and a broken file.
    private static Path documents(Path folder) throws IOException {
        Files.createDirectories(folder);
        String index = resource("index.txt");
        for (String name : index.lines().filter(n -> !n.isBlank() && !n.startsWith("#")).toList()) {
            String[] paragraphs = resource(name.strip()).split("\\n\\s*\\n");
            for (int i = 0; i < paragraphs.length; i++) {
                if (paragraphs[i].length() > 80) {
                    Files.writeString(folder.resolve(i + "-" + name.strip()), paragraphs[i]);
                }
                String two = paragraphs[i] + "\n\n" + paragraphs[(i + 1) % paragraphs.length];
                Files.writeString(folder.resolve(i + "-two-" + name.strip()), two);
            }
            Files.writeString(folder.resolve("whole-" + name.strip()), resource(name.strip()));
        }
        Files.copy(folder.resolve("whole-cool-roofs.md"), folder.resolve("copy.md"));
        Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7 nothing follows");
        return folder;
    }

    private static String resource(String name) throws IOException {
        try (var in = KillTest.class.getResourceAsStream("/maestro/app/sample/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
