package maestro.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgedSetTest {
    @TempDir Path folder;

    @Test
    void judgedQueriesDocumentsAndGradesAreRead() throws Exception {
        Path set = SmallSet.write(folder.resolve("small"));

        JudgedSet read = JudgedSet.read(set);

        assertThat(read.name()).isEqualTo("small");
        assertThat(read.documents()).isEqualTo(3);
        assertThat(read.queries())
                .containsExactly(
                        Map.entry("q1", "where does the red fox hunt"),
                        Map.entry("q2", "garden music"));
        assertThat(read.judgements())
                .isEqualTo(Map.of("q1", Map.of("d1", 1), "q2", Map.of("d3", 2, "d2", 0)));
        List<JudgedSet.Text> texts = new ArrayList<>();
        read.corpus(texts::add);
        assertThat(texts)
                .extracting(JudgedSet.Text::whole)
                .containsExactly(
                        "Red foxes\n\nThe red fox hunts at dusk.",
                        "A winter bridge of stone.",
                        "Music\nThe garden music plays all night.");
    }

    @Test
    void withoutATestFileAllJudgementsCount() throws Exception {
        SmallSet.write(folder);
        Path qrels = folder.resolve("qrels");
        Files.move(qrels.resolve("test.tsv"), qrels.resolve("dev.tsv"));
        Files.writeString(qrels.resolve("train.tsv"), "q3\td1\t1\r\n");

        assertThat(JudgedSet.read(folder).judgements()).containsOnlyKeys("q1", "q2", "q3");
    }

    @Test
    void theTestFileCountsAlone() throws Exception {
        SmallSet.write(folder);
        Files.writeString(folder.resolve("qrels/train.tsv"), "q3\td1\t1\n");

        assertThat(JudgedSet.read(folder).judgements()).containsOnlyKeys("q1", "q2");
    }

    @Test
    void numbersAreIdsToo() throws Exception {
        SmallSet.write(
                folder,
                "{\"_id\": 7, \"text\": \"seven\"}\n",
                "\uFEFF{\"_id\": 1, \"text\": \"one\"}\n",
                "1\t7\t1\n");

        assertThat(JudgedSet.read(folder).judgements()).isEqualTo(Map.of("1", Map.of("7", 1)));
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertRefused("There is no folder");
        Files.createDirectories(folder.resolve("set"));
        assertRefused("qrels");
        SmallSet.write(folder.resolve("set"));
        Files.delete(folder.resolve("set/corpus.jsonl"));
        assertRefused("There is no file", "corpus.jsonl");
        Files.delete(folder.resolve("set/queries.jsonl"));
        assertRefused("There is no file", "queries.jsonl");
        Files.delete(folder.resolve("set/qrels/test.tsv"));
        assertRefused("There is no .tsv file");
    }

    @Test
    void aMalformedLineIsNamedByFileAndNumber() throws Exception {
        corpus("{\"_id\": \"d1\", \"text\": \"x\"}\n\n{\"_id\": \"d2\", \"text\"");
        assertRefused("corpus.jsonl, line 3, is not JSON");
        corpus("[1, 2]\n");
        assertRefused("line 1, is not a JSON object");
        corpus("{\"_id\": \"d1\", \"title\": \"x\"}\n");
        assertRefused("has no \"text\"");
        corpus("{\"text\": \"x\"}\n");
        assertRefused("has no \"_id\"");
        corpus("{\"_id\": \" \", \"text\": \"x\"}\n");
        assertRefused("blank");
        corpus(SmallSet.CORPUS + "{\"_id\": \"d1\", \"text\": \"x\"}\n");
        assertRefused("line 5, has the id “d1” a second time");
        corpus("[".repeat(100_000));
        assertRefused("is not JSON");
        qrels("q1\td1\n");
        assertRefused("test.tsv, line 1, does not have three columns");
        qrels("q1\td1\tgood\n");
        assertRefused("has “good” where a whole number should be");
    }

    @Test
    void idsThatAreNowhereAreNamed() throws Exception {
        qrels("q1\td1\t1\nq9\td1\t1\n");
        assertRefused("the query “q9”", "queries.jsonl");
        qrels("q1\td1\t1\nq1\td9\t1\n");
        assertRefused("the document “d9”", "corpus.jsonl");
    }

    @Test
    void withoutJudgementsThereIsNothingToMeasure() throws Exception {
        qrels("query-id\tcorpus-id\tscore\n");
        assertRefused("judges no query");
    }

    @Test
    void whatIsNoTextOrHasNoEndIsRefused() throws Exception {
        corpus("");
        Files.write(folder.resolve("set/corpus.jsonl"), new byte[] {'{', (byte) 0xff, '}'});
        assertRefused("is not text in UTF-8");
        corpus(" ".repeat(Lines.LONGEST + 1));
        assertRefused("line 1, is longer than");
    }

    @Test
    void anInterruptEndsReading() throws Exception {
        SmallSet.write(folder);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> JudgedSet.read(folder)).isInstanceOf(InterruptedException.class);
    }

    private void corpus(String corpus) throws IOException {
        SmallSet.write(folder.resolve("set"), corpus, SmallSet.QUERIES, SmallSet.QRELS);
    }

    private void qrels(String qrels) throws IOException {
        SmallSet.write(folder.resolve("set"), SmallSet.CORPUS, SmallSet.QUERIES, qrels);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> JudgedSet.read(folder.resolve("set")))
                .isInstanceOf(JudgedSetException.class)
                .message()
                .contains(words);
    }
}
