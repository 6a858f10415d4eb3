package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir Path folder;

    @BeforeEach
    void aSet() throws IOException {
        Files.createDirectories(folder.resolve("small/qrels"));
        Files.writeString(
                folder.resolve("small/corpus.jsonl"),
                """
                {"_id": "1", "title": "Street trees", "text": "Trees cool a street because their crowns shade the ground."}
                {"_id": "2", "title": "Cool roofs", "text": "A cool roof reflects more sunlight than an ordinary roof."}
                {"_id": "3", "title": "쿨루프", "text": "쿨루프는 햇빛을 많이 반사하는 밝은 색 도료를 지붕에 칠하는 방법이다."}
                """);
        Files.writeString(
                folder.resolve("small/queries.jsonl"),
                """
                {"_id": "a", "text": "How does vegetation lower the temperature of a road?"}
                {"_id": "b", "text": "쿨루프의 반사"}
                """);
        Files.writeString(
                folder.resolve("small/qrels/test.tsv"),
                "query-id\tcorpus-id\tscore\na\t1\t1\nb\t3\t1\n");
    }

    @Test
    void anEngineThatTheModelDoesNotFitIsNoReasonToMeasureAnother() {
        String set = folder.resolve("small").toString();
        Answer answer = maestro("evaluate", set, "--engine", "torch-downloaded");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("full precision");
        assertThat(maestro("evaluate", set, "--engine", "quantum").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("evaluate", set, "--engine", "torch").code()).isEqualTo(Exit.USAGE);
    }

    private Answer maestro(String... arguments) {
        StringWriter err = new StringWriter();
        return maestro(err, arguments);
    }

    private static Answer maestro(Writer err, String... arguments) {
        StringWriter out = new StringWriter();
        int code =
                CommandLineInterface.run(
                        arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Answer(code, out.toString(), err.toString());
    }

    private static Set<Path> temporaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("maestro-evaluate-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whatLibrariesLogStaysOffTheConsole() {
        Logger root = Logger.getLogger("");
        Handler[] before = root.getHandlers();
        root.addHandler(new ConsoleHandler());
        try {
            maestro("evaluate", folder.resolve("small").toString());
            assertThat(root.getHandlers()).noneMatch(ConsoleHandler.class::isInstance);
        } finally {
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
            for (Handler handler : before) {
                root.addHandler(handler);
            }
        }
    }

    @Test
    void figuresComeAsOneObjectWithoutTouchingTheHome() throws IOException {
        Set<Path> before = temporaries();
        Path home = folder.resolve("home");

        Answer answer =
                maestro(
                        "--home",
                        home.toString(),
                        "evaluate",
                        folder.resolve("small").toString(),
                        "--model",
                        "minilm",
                        "--json");

        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.err()).contains("Indexed 3 of 3 documents", "Asking 2 queries");
        JsonNode line = new ObjectMapper().readTree(answer.out());
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly(
                        "dataset",
                        "mode",
                        "model",
                        "documents",
                        "queries",
                        "ndcg@10",
                        "recall@10",
                        "recall@100",
                        "mrr@10",
                        "indexSeconds",
                        "p50ms",
                        "p99ms");
        assertThat(line.path("dataset").asText()).isEqualTo("small");
        assertThat(line.path("mode").asText()).isEqualTo("hybrid");
        assertThat(line.path("model").asText()).isEqualTo("minilm");
        assertThat(line.path("documents").asInt()).isEqualTo(3);
        assertThat(line.path("queries").asInt()).isEqualTo(2);
        assertThat(line.path("ndcg@10").asDouble()).isEqualTo(1);
        assertThat(line.path("recall@100").asDouble()).isEqualTo(1);
        assertThat(line.path("p99ms").asDouble()).isPositive();
        assertThat(home).doesNotExist();
        assertThat(temporaries()).isEqualTo(before);
    }

    @Test
    void theModeIsTheOneAskedFor() {
        Answer answer =
                maestro("evaluate", folder.resolve("small").toString(), "--mode", "keyword");

        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.out())
                .contains("small, keyword, minilm: 3 documents, 2 queries")
                .containsPattern("nDCG@10 +0\\.5000");
    }

    @Test
    void whatCannotBeMeasuredSaysWhy() throws IOException {
        Path set = folder.resolve("small");
        Set<Path> before = temporaries();
        assertWrong("no folder", folder.resolve("none").toString());
        assertWrong("can be: minilm", set.toString(), "--model", "bge");
        assertWrong("--mode", set.toString(), "--mode", "magic");
        assertWrong("DIR");
        Files.writeString(set.resolve("qrels/test.tsv"), "a\t9\t1\n");
        assertWrong("the document “9”, which is not in", set.toString());
        Files.writeString(set.resolve("qrels/test.tsv"), "a 1 1\n");
        assertWrong("test.tsv, line 1, does not have three columns", set.toString());
        assertThat(temporaries()).isEqualTo(before);
    }

    private void assertWrong(String words, String... arguments) {
        Answer answer =
                maestro(
                        Stream.concat(Stream.of("evaluate"), List.of(arguments).stream())
                                .toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains(words);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void anInterruptEndsItAndLeavesNothingBehind() throws IOException {
        Set<Path> before = temporaries();
        Thread asking = Thread.currentThread();
        // Interrupts as Ctrl+C does, once the documents are in
        StringWriter err =
                new StringWriter() {
                    @Override
                    public void write(String text, int from, int length) {
                        super.write(text, from, length);
                        if (text.contains("Asking")) {
                            asking.interrupt();
                        }
                    }
                };

        Answer answer = maestro(err, "evaluate", folder.resolve("small").toString());

        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("interrupted");
        assertThat(answer.out()).isEmpty();
        assertThat(temporaries()).isEqualTo(before);
        assertThat(Thread.interrupted()).isFalse();
    }
}
