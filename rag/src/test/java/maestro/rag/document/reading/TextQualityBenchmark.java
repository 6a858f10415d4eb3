package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import maestro.rag.benchmark.SharedData;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome.Complete;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Words read here against words that other tools read of the same files (PDFBox's own expected
/// texts, docling's): F1 over words with their counts. The others are no truth: they keep running
/// heads, break Korean words at line ends, write formulas as LaTeX, repeat merged cells in each
/// column, and take in reviewers' comments.
@Tag("benchmark")
class TextQualityBenchmark {

    private static final Map<String, Double> LEAST =
            Map.of(
                    "pdf", 0.97, "docx", 0.90, "html", 0.95, "md", 0.99, "jats", 0.95, "odt", 0.85,
                    "pptx", 0.88);

    @Test
    void agreesWithTextThatOtherToolsRead() throws IOException, InterruptedException {
        Path folder = SharedData.require("documents");
        DocumentReaders readers = new DocumentReaders();
        JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        Map<String, List<Double>> scores = new TreeMap<>();
        for (JsonNode entry : manifest) {
            Path file = folder.resolve(entry.get("path").asText());
            Path truth = truth(folder.resolve("groundtruth"), file.getFileName().toString());
            if (truth != null && readers.read(file, ReadLimits.DEFAULT) instanceof Complete c) {
                double f1 = f1(words(c.document().text()), words(Files.readString(truth)));
                System.out.printf("%.3f  %s%n", f1, file.getFileName());
                scores.computeIfAbsent(c.document().format(), k -> new ArrayList<>()).add(f1);
            }
        }
        System.out.printf("%-6s %5s %7s %7s%n", "format", "files", "F1", "limit");
        scores.forEach((format, list) -> {
            double mean = list.stream().mapToDouble(f -> f).average().orElse(0);
            double least = LEAST.getOrDefault(format, 0.9);
            System.out.printf("%-6s %5d %7.3f %7.2f%n", format, list.size(), mean, least);
            assertThat(mean).as(format).isGreaterThan(least);
        });
    }

    private static @Nullable Path truth(Path folder, String name) {
        String bare = name.replaceFirst("\\.pdf$", "");
        return Stream.of(
                        folder.resolve("pdfbox/" + name + ".txt"),
                        folder.resolve("docling/pdf/" + bare + ".md"),
                        folder.resolve("docling/docx/" + name + ".md"),
                        folder.resolve("docling/pptx/" + name + ".md"),
                        folder.resolve("docling/odf/" + name + ".md"),
                        folder.resolve("docling/jats/" + name + ".md"),
                        folder.resolve("docling/html/" + name + ".md"),
                        folder.resolve("docling/md/" + name + ".md"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Integer> words(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("<!--.*?-->", " ")
                        .replaceAll("!\\[[^]]*]\\([^)]*\\)", " ")
                        .replaceAll("]\\([^)]*\\)", "]")
                        .toLowerCase(Locale.ROOT);
        Map<String, Integer> words = new HashMap<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+")) {
            words.merge(word, word.isEmpty() ? 0 : 1, Integer::sum);
        }
        return words;
    }

    private static double f1(Map<String, Integer> a, Map<String, Integer> b) {
        double common = 0;
        for (Map.Entry<String, Integer> word : a.entrySet()) {
            common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        double all =
                a.values().stream().mapToInt(i -> i).sum()
                        + b.values().stream().mapToInt(i -> i).sum();
        return 2 * common / all;
    }
}
