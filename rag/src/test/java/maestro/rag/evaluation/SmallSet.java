package maestro.rag.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A judged set of a few lines.
final class SmallSet {
    static final String CORPUS =
            """
            {"_id": "d1", "title": "Red foxes", "text": "The red fox hunts at dusk."}
            {"_id": "d2", "title": "", "text": "A winter bridge of stone."}

            {"_id": "d3", "title": "Music", "text": "Music\\nThe garden music plays all night."}
            """;
    static final String QUERIES =
            """
            {"_id": "q1", "text": "where does the red fox hunt"}
            {"_id": "q2", "text": "garden music"}
            {"_id": "q3", "text": "nobody judged this"}
            """;
    static final String QRELS =
            """
            query-id\tcorpus-id\tscore
            q1\td1\t1
            q2\td3\t2
            q2\td2\t0
            """;

    private SmallSet() {}

    static Path write(Path folder, String corpus, String queries, String qrels) throws IOException {
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(folder.resolve("corpus.jsonl"), corpus);
        Files.writeString(folder.resolve("queries.jsonl"), queries);
        Files.writeString(folder.resolve("qrels/test.tsv"), qrels);
        return folder;
    }

    static Path write(Path folder) throws IOException {
        return write(folder, CORPUS, QUERIES, QRELS);
    }
}
