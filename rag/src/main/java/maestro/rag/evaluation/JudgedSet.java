package maestro.rag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Documents, queries, and how relevant people judged documents to be for them, in the layout of
/// BEIR (Thakur et al., 2021): `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`. The documents
/// stay in their file.
///
/// @param name of the folder
/// @param documents how many there are
/// @param queries id to text, only those with judgements, in the order of the file
/// @param judgements query id to document id to grade; above 0 is relevant
public record JudgedSet(
        String name,
        Path folder,
        int documents,
        Map<String, String> queries,
        Map<String, Map<String, Integer>> judgements) {
    private static final int MOST_DOCUMENTS = 1_000_000;
    private static final int MOST_QUERIES = 100_000;
    private static final int MOST_JUDGEMENTS = 5_000_000;

    /// @param title may be empty
    public record Text(String id, String title, String text) {

        /// As the document would be read from a file, where the title stands at the top.
        public String whole() {
            return text.startsWith(title) ? text : title + "\n\n" + text;
        }
    }

    /// What is done with a document.
    public interface Reading {
        void document(Text text) throws IOException, InterruptedException;
    }

    /// Reads and checks everything once. Of several files of judgements the one named `test.tsv`
    /// counts, else all.
    ///
    /// @throws JudgedSetException where something is missing, malformed or too much, or a judgement
    ///   names what is not there
    public static JudgedSet read(Path folder) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new JudgedSetException("There is no folder " + folder + ".");
        }
        Map<String, Map<String, Integer>> judgements = new LinkedHashMap<>();
        for (Path file : qrels(folder.resolve("qrels"))) {
            judgements(file, judgements);
        }
        if (judgements.isEmpty()) {
            throw new JudgedSetException(folder.resolve("qrels") + " judges no query.");
        }
        Map<String, String> queries = queries(folder, judgements.keySet());
        int documents = documents(folder, judgements);
        Path name = folder.toRealPath().getFileName();
        return new JudgedSet(
                name == null ? "" : name.toString(), folder, documents, queries, judgements);
    }

    private static List<Path> qrels(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new JudgedSetException("There is no folder " + folder + ".");
        }
        Path test = folder.resolve("test.tsv");
        if (Files.exists(test)) {
            return List.of(test);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList();
            if (tables.isEmpty()) {
                throw new JudgedSetException("There is no .tsv file in " + folder + ".");
            }
            return tables;
        }
    }

    private static void judgements(Path file, Map<String, Map<String, Integer>> found)
            throws IOException, InterruptedException {
        int[] count = {0};
        Lines.of(
                file,
                line -> {
                    String[] cells = line.text().strip().split("\t", -1);
                    boolean first = count[0]++ == 0;
                    checkMost(count[0], MOST_JUDGEMENTS, "judgements", file);
                    if (cells.length != 3) {
                        throw line.error(
                                "does not have three columns (query, document, grade) set apart by"
                                        + " tabs.");
                    }
                    if (first && cells[0].equals("query-id")) {
                        return;
                    }
                    int grade;
                    try {
                        grade = Integer.parseInt(cells[2].strip());
                    } catch (NumberFormatException e) {
                        throw line.error(
                                "has “" + shown(cells[2]) + "” where a whole number should be.");
                    }
                    found.computeIfAbsent(line.checkedId(cells[0]), query -> new LinkedHashMap<>())
                            .put(line.checkedId(cells[1]), grade);
                });
    }

    private static Map<String, String> queries(Path folder, Set<String> judged)
            throws IOException, InterruptedException {
        Path file = folder.resolve("queries.jsonl");
        Map<String, String> queries = new LinkedHashMap<>();
        Lines.of(
                file,
                line -> {
                    JsonNode node = line.json();
                    String id = line.id(node);
                    String text = line.required(node, "text");
                    if (judged.contains(id) && queries.put(id, text) != null) {
                        throw line.error("has the id “" + shown(id) + "” a second time.");
                    }
                    checkMost(queries.size(), MOST_QUERIES, "queries", file);
                });
        checkKnown(judged, queries.keySet(), "query", file);
        return queries;
    }

    private static int documents(Path folder, Map<String, Map<String, Integer>> judgements)
            throws IOException, InterruptedException {
        Path file = folder.resolve("corpus.jsonl");
        Set<String> ids = new HashSet<>();
        Lines.of(
                file,
                line -> {
                    Text text = text(line);
                    if (!ids.add(text.id())) {
                        throw line.error("has the id “" + shown(text.id()) + "” a second time.");
                    }
                    checkMost(ids.size(), MOST_DOCUMENTS, "documents", file);
                });
        for (Map<String, Integer> judged : judgements.values()) {
            checkKnown(judged.keySet(), ids, "document", file);
        }
        return ids.size();
    }

    private static void checkMost(int count, int most, String what, Path file)
            throws JudgedSetException {
        if (count > most) {
            throw new JudgedSetException(
                    "%s holds more than %,d %s, the most that are evaluated."
                            .formatted(file, most, what));
        }
    }

    private static void checkKnown(Set<String> judged, Set<String> known, String what, Path file)
            throws JudgedSetException {
        for (String id : judged) {
            if (!known.contains(id)) {
                throw new JudgedSetException(
                        "The judgements name the %s “%s”, which is not in %s."
                                .formatted(what, shown(id), file));
            }
        }
    }

    private static Text text(Lines.Line line) throws JudgedSetException {
        JsonNode node = line.json();
        String title = node.path("title").isTextual() ? node.path("title").asText() : "";
        return new Text(line.id(node), title.strip(), line.required(node, "text").strip());
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /// The documents in the order of their file.
    public void corpus(Reading reading) throws IOException, InterruptedException {
        Lines.of(folder.resolve("corpus.jsonl"), line -> reading.document(text(line)));
    }
}
