package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.Layout;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.label.Judgement;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAgainTest {
    /// What an older reader took for text.
    private static final String HEAD = "BEEKEEPING TODAY 1987";

    private static final LibraryParts.Reader NOW = new DocumentReaders()::read;

    @TempDir Path home;
    @TempDir Path input;

    @BeforeEach
    void aDocumentWithHeadings() {
        TestHome.write(
                input,
                "a.md",
                "# Yearbook\n\n## Hibernation\n\n"
                        + TestHome.text(1, 20)
                        + "\n\n## Pollination\n\n"
                        + TestHome.text(2, 20));
    }

    private static LibraryParts.Reader then(UnaryOperator<ParsedDocument> older) {
        return (file, limits) ->
                new Complete(older.apply(((Complete) NOW.read(file, limits)).document()));
    }

    private static ParsedDocument withoutHeadings(ParsedDocument read) {
        return with(read, read.text());
    }

    /// As long as the rest, with a running head in the middle.
    private static ParsedDocument withHeads(ParsedDocument read) {
        return with(
                read, HEAD + "\n\n" + read.text().replace("\n\n## ", "\n\n" + HEAD + "\n\n## "));
    }

    private static ParsedDocument with(ParsedDocument read, String text) {
        return new ParsedDocument(
                read.format(), read.metadata(), text, Layout.unpaged(text.length()));
    }

    private TestHome open(LibraryParts.Reader reader) {
        return open(reader, Disk.REAL);
    }

    private TestHome open(LibraryParts.Reader reader, Disk disk) {
        return TestHome.open(home, disk, reader, HashingEmbedder::new);
    }

    /// Ingests by an older reader and lets the library know that it was one.
    private String older(UnaryOperator<ParsedDocument> reader) throws SQLException {
        try (TestHome test = open(then(reader))) {
            test.ingest(input);
            assertThat(test.library.readByOlderReaders()).isEmpty();
            try (Connection connection = test.database.dataSource().getConnection()) {
                connection.createStatement().executeUpdate("update document set reader = 0");
            }
            String id = test.library.documents().getFirst().id();
            assertThat(test.library.readByOlderReaders()).containsExactly(id);
            assertThat(test.library.passages(id)).allMatch(p -> p.under().isEmpty());
            return id;
        }
    }

    private static List<Ended> again(TestHome test, String id) {
        return again(test, new AgainRequest(List.of(id), List.of(), () -> false));
    }

    private static List<Ended> again(TestHome test, AgainRequest request) {
        List<Ended> ended = new ArrayList<>();
        test.library.readAgain(
                request,
                event -> {
                    if (event instanceof Ended end) {
                        ended.add(end);
                    }
                });
        return ended;
    }

    @Test
    void aDocumentGetsItsHeadingsAndKeepsAllThatTheUserSaidOfIt() throws SQLException {
        String id = older(ReadAgainTest::withoutHeadings);
        try (TestHome test = open(NOW)) {
            Library library = test.library;
            Passage passage = library.passages(id).get(2);
            float[] vector = library.vector(id, 2).orElseThrow();
            library.labels().tag(Set.of(id), "bees");
            library.labels().note(id, "Ask Anna.");
            library.createCollection("Hives");
            library.addToCollection("Hives", Set.of(id));
            library.describe(
                    id,
                    new Description(
                            "The Book of Years",
                            List.of("Anna Frisch"),
                            Publication.UNKNOWN,
                            "en"));
            Judgement judgement = new Judgement("nectar", id, 10, 30, true);
            library.judgements().judge(judgement);

            Ended ended = again(test, id).getFirst();

            assertThat(ended.result()).isEqualTo(Result.INDEXED);
            assertThat(ended.file()).isEqualTo(Path.of(id, "a.md"));
            assertThat(library.readByOlderReaders()).isEmpty();
            Passage now = library.passages(id).get(2);
            assertThat(now.under()).isNotEmpty();
            assertThat(now.text()).isEqualTo(passage.text());
            assertThat(library.vector(id, 2).orElseThrow()).isEqualTo(vector);
            assertThat(library.search(SearchRequest.hybrid("hibernation", 5)))
                    .first()
                    .satisfies(hit -> assertThat(hit.passage().under()).contains("Hibernation"));
            Document document = library.document(id).orElseThrow();
            assertThat(document.title()).isEqualTo("The Book of Years");
            assertThat(document.authors()).containsExactly("Anna Frisch");
            assertThat(document.marks().tags()).containsExactly("bees");
            assertThat(document.marks().note()).isEqualTo("Ask Anna.");
            assertThat(library.documents("Hives")).hasSize(1);
            assertThat(library.judgements().all()).containsExactly(judgement);
            assertThat(test.library.check()).isEmpty();
        }
        try (TestHome test = open(NOW)) {
            assertThat(test.library.check()).isEmpty();
            assertThat(test.library.passages(id).get(2).under()).isNotEmpty();
        }
    }

    @Test
    void whatWasQuotedOfAnotherTextStillResolvesAndJudgementsMove() throws SQLException {
        String id = older(ReadAgainTest::withHeads);
        try (TestHome test = open(NOW)) {
            String old = test.library.text(id).orElseThrow();
            Passage last = test.library.passages(id).getLast();
            test.library
                    .judgements()
                    .judge(new Judgement("drones", id, last.start(), last.end(), true));

            assertThat(again(test, id).getFirst().result()).isEqualTo(Result.INDEXED);

            String text = test.library.text(id).orElseThrow();
            assertThat(text).doesNotContain(HEAD);
            assertThat(test.library.search(SearchRequest.hybrid(HEAD, 20)))
                    .noneMatch(hit -> hit.passage().text().contains(HEAD));
            String words = old.substring(last.start(), last.end());
            assertThat(test.library.stood(id, last.start(), last.end(), words)).isTrue();
            assertThat(test.library.stood(id, last.start() + 1, last.end() + 1, words)).isFalse();
            Judgement moved = test.library.judgements().all().getFirst();
            assertThat(text.substring(moved.start(), moved.end())).isEqualTo(words);
            assertThat(test.library.check()).isEmpty();
            again(test, id); // and once more, which changes nothing
            assertThat(test.library.stood(id, last.start(), last.end(), words)).isTrue();
        }
        try (TestHome test = open(NOW)) {
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aProcessThatDiesWithTheReadingHalfInItsPlaceGoesOnWithIt() throws Exception {
        String id = older(ReadAgainTest::withHeads);
        for (int died = 1; died <= 4; died++) {
            int moves = died;
            AtomicBoolean begun = new AtomicBoolean();
            Disk dying =
                    new Disk() {
                        private int renamed;

                        @Override
                        public void rename(Path from, Path to) throws IOException {
                            if (String.valueOf(from.getParent()).contains("reading-")
                                    && ++renamed >= moves) {
                                begun.set(true);
                                throw new IOException("the process died");
                            }
                            Disk.REAL.rename(from, to);
                        }
                    };
            LibraryParts.Reader other = died % 2 == 1 ? NOW : then(ReadAgainTest::withHeads);
            try (TestHome test = open(other, dying)) {
                assertThat(again(test, id).getFirst().result()).isEqualTo(Result.FAILED);
                assertThat(begun).isTrue();
            }
            try (TestHome test = open(other)) {
                assertThat(test.library.check()).isEmpty();
                String text = test.library.text(id).orElseThrow();
                assertThat(text.contains(HEAD)).isEqualTo(died % 2 == 0);
                assertThat(test.library.search(SearchRequest.hybrid("drone", 5))).isNotEmpty();
                Document document = test.library.document(id).orElseThrow();
                assertThat(test.library.passages(id)).hasSize(document.passages());
            }
        }
        try (var files = Files.list(home.resolve("documents/" + id.substring(0, 2) + "/" + id))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("reading-"));
        }
    }

    @Test
    void whatCannotBeReadBetterStaysAsItWas() throws SQLException {
        String id = older(ReadAgainTest::withoutHeadings);
        ReadOutcome.Refused refused =
                new ReadOutcome.Refused(ReadOutcome.Reason.UNREADABLE, Message.of("read.occupied"));
        try (TestHome test = open((file, limits) -> refused)) {
            String before = test.contents();
            Ended ended = again(test, id).getFirst();
            assertThat(ended.result()).isEqualTo(Result.FAILED);
            assertThat(ended.message()).isEqualTo(Message.of("read.occupied"));
            assertThat(test.contents()).isEqualTo(before);
            assertThat(test.library.readByOlderReaders()).containsExactly(id);
        }
        LibraryParts.Reader partly =
                (file, limits) ->
                        new ReadOutcome.Partial(
                                ((Complete) NOW.read(file, limits)).document(),
                                Message.of("read.damaged"));
        try (TestHome test = open(partly)) {
            assertThat(again(test, id).getFirst().message().english())
                    .startsWith("Its text stays as it was, since");
        }
    }

    /// Their spaces were guessed when only headings made a reader younger.
    @Test
    void koreanScansAreOfferedAgainAndEnglishOnesAreNot() throws SQLException {
        TestHome.write(input, "b.md", "# 벌\n\n" + "꿀벌은 꽃에서 꽃으로 날아다닌다. ".repeat(40));
        LibraryParts.Reader scans =
                (file, limits) ->
                        new ReadOutcome.Partial(
                                ((Complete) NOW.read(file, limits)).document(),
                                Message.of("ocr.read", 1, 80L));
        try (TestHome test = open(scans)) {
            test.ingest(input);
            assertThat(test.library.readByOlderReaders()).isEmpty();
            try (Connection connection = test.database.dataSource().getConnection()) {
                connection.createStatement().executeUpdate("update document set reader = 1");
            }
            Document korean =
                    test.library.documents().stream()
                            .filter(document -> document.language().equals("ko"))
                            .findFirst()
                            .orElseThrow();
            assertThat(test.library.readByOlderReaders()).containsExactly(korean.id());
            again(test, korean.id());
            assertThat(test.library.readByOlderReaders()).isEmpty();
        }
    }

    @Test
    void aTextThatAMissionMayQuoteWaits() throws SQLException {
        String id = older(ReadAgainTest::withHeads);
        try (TestHome test = open(NOW)) {
            AgainRequest quoting = new AgainRequest(List.of(id), List.of(), () -> true);
            assertThat(again(test, quoting).getFirst().message())
                    .isEqualTo(Message.of("again.quoting"));
            assertThat(test.library.text(id).orElseThrow()).contains(HEAD);
        }
    }

    @Test
    void aMissingCopyIsSaid() throws Exception {
        String id = older(ReadAgainTest::withoutHeadings);
        Path folder = home.resolve("documents/" + id.substring(0, 2) + "/" + id);
        Files.delete(folder.resolve("original.md"));
        try (TestHome test = open(NOW)) {
            test.library.check();
            assertThat(again(test, id).getFirst().message()).isEqualTo(Message.of("document.lost"));
            assertThat(again(test, "0".repeat(64)).getFirst().message())
                    .isEqualTo(Message.of("again.removed"));
        }
    }
}
