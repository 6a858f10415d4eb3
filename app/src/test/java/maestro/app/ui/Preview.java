package maestro.app.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.library.FakeLibrary;
import maestro.app.ui.shell.SingleInstance;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;

/// The desktop with a library in memory, to look at.
public final class Preview {

    private Preview() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        Optional<SingleInstance> instance = SingleInstance.acquire(home, files);
        if (instance.isEmpty()) {
            return;
        }
        new Desktop(home, () -> services(home, arguments[1]), files, instance.get()).launch();
        System.exit(0);
    }

    static Services services(Path home, String kind) {
        FakeLibrary library = new FakeLibrary();
        if (kind.equals("full")) {
            library.put(
                    FakeLibrary.document(
                            "a",
                            "Retrieval-Augmented Generation for Large Language Models: A Survey",
                            "Yunfan Gao",
                            "Yun Xiong",
                            "Xinyu Gao"));
            library.put(
                    FakeLibrary.document(
                            "b",
                            "Dense Passage Retrieval for Open-Domain Question Answering",
                            "Vladimir Karpukhin",
                            "Barlas Oğuz"));
            library.put(FakeLibrary.document("c", "지식 집약적 자연어 처리를 위한 검색 증강 생성", "김하늘"));
            library.createCollection("RAG");
            library.addToCollection("RAG", java.util.Set.of("a", "b"));
        }
        library.ingest =
                (request, listener) -> {
                    listener.accept(new IngestEvent.Found(12));
                    listener.accept(
                            new IngestEvent.Advanced(
                                    Path.of("lewis2020.pdf"), IngestEvent.Stage.EMBEDDING, 0.41));
                    listener.accept(
                            new IngestEvent.Advanced(
                                    Path.of("karpukhin2020.pdf"), IngestEvent.Stage.READING, 0.8));
                    listener.accept(
                            new IngestEvent.Ended(
                                    Path.of("broken.pdf"),
                                    IngestEvent.Result.FAILED,
                                    null,
                                    "The file is damaged after page 17; nothing of it could be read."));
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new IngestSummary(0, 0, 0, 1, 0, 1, true);
                };
        MemoryJournal journal = new MemoryJournal(InstantSource.system());
        if (kind.equals("full")) {
            List<SampleMission.Timed> events = SampleMission.events("now", false, false);
            Instant start = Instant.now().minusMillis(events.getLast().at());
            for (SampleMission.Timed timed : events) {
                journal.append("now", start.plusMillis(timed.at()), List.of(timed.event()));
            }
        }
        return new Services(library, new FakeMissions(journal), home, () -> {});
    }
}
