package maestro.rag.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A collection in BEIR's format: documents, queries, and how relevant people judged documents to
/// be for them.
///
/// @param queries id to text, only those with judgements, in the order of the file
/// @param judgements query id to document id to grade
public record Beir(
        List<Text> corpus,
        Map<String, String> queries,
        Map<String, Map<String, Integer>> judgements) {

    public record Text(String id, String title, String text) {}

    public static Beir read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> judgements = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("qrels/test.tsv"))) {
            String[] cells = line.split("\t");
            if (!cells[0].equals("query-id")) {
                judgements
                        .computeIfAbsent(cells[0], q -> new HashMap<>())
                        .put(cells[1], Integer.parseInt(cells[2]));
            }
        }
        Map<String, String> queries = new LinkedHashMap<>();
        for (JsonNode node : lines(folder.resolve("queries.jsonl"))) {
            if (judgements.containsKey(node.get("_id").asText())) {
                queries.put(node.get("_id").asText(), node.get("text").asText());
            }
        }
        List<Text> corpus = new ArrayList<>();
        for (JsonNode node : lines(folder.resolve("corpus.jsonl"))) {
            corpus.add(
                    new Text(
                            node.get("_id").asText(),
                            node.path("title").asText(),
                            node.get("text").asText()));
        }
        return new Beir(corpus, queries, judgements);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                nodes.add(json.readTree(line));
            }
        }
        return nodes;
    }

    /// nDCG at 10 of one answer, as trec_eval computes it (linear gain).
    public double ndcg(String query, List<String> found) {
        Map<String, Integer> grades = judgements.getOrDefault(query, Map.of());
        List<Integer> gains = new ArrayList<>();
        for (String id : found.subList(0, Math.min(10, found.size()))) {
            gains.add(grades.getOrDefault(id, 0));
        }
        List<Integer> ideal = new ArrayList<>(grades.values());
        ideal.sort(Collections.reverseOrder());
        return dcg(gains) / dcg(ideal.subList(0, Math.min(10, ideal.size())));
    }

    private static double dcg(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < gains.size(); i++) {
            sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
