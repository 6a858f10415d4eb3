package maestro.rag.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import maestro.rag.benchmark.SharedData;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Refused;
import org.junit.jupiter.api.Test;

/// Real documents: whole, odd, locked, broken, and of kinds that aren't read.
class DocumentCorpusTest {

    private enum Kind {
        COMPLETE,
        PARTIAL,
        UNSUPPORTED,
        EMPTY,
        PASSWORD,
        DAMAGED,
        NO_TEXT,
        TOO_LARGE,
        UNREADABLE
    }

    private static Kind kind(ReadOutcome outcome) {
        return switch (outcome) {
            case Complete c -> Kind.COMPLETE;
            case Partial p -> Kind.PARTIAL;
            case Refused r -> Kind.valueOf(r.reason().name());
        };
    }

    private static String words(ReadOutcome outcome) {
        return switch (outcome) {
            case Complete c -> c.document().metadata().title() + "";
            case Partial p -> p.message();
            case Refused r -> r.message();
        };
    }

    private static List<Kind> expected(String path) {
        if (path.startsWith("pdf/password/")) {
            return List.of(Kind.PASSWORD);
        }
        if (path.startsWith("pdf/no-text/")) {
            return List.of(Kind.NO_TEXT);
        }
        if (path.startsWith("pdf/corrupt/")) {
            return List.of(Kind.DAMAGED, Kind.PARTIAL);
        }
        if (path.matches("(pptx|odt|hwp|epub|rtf|jats)/.*|.*\\.png")) {
            return List.of(Kind.UNSUPPORTED);
        }
        if (path.endsWith("pdfjs-issue12823.pdf")) {
            // One of its fonts is missing, and with it some of its text.
            return List.of(Kind.PARTIAL);
        }
        return List.of(Kind.COMPLETE);
    }

    @Test
    void everyFileHasItsOutcome() throws IOException, InterruptedException {
        Path folder = SharedData.require("documents");
        DocumentReaders readers = new DocumentReaders();
        JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        List<String> wrong = new ArrayList<>();
        for (JsonNode entry : manifest) {
            String path = entry.get("path").asText();
            long start = System.nanoTime();
            ReadOutcome outcome = readers.read(folder.resolve(path), ReadLimits.DEFAULT);
            long millis = (System.nanoTime() - start) / 1_000_000;
            Kind kind = kind(outcome);
            counts.merge(kind, 1, Integer::sum);
            System.out.printf("%-11s %5d ms  %s  %s%n", kind, millis, path, words(outcome));
            if (!expected(path).contains(kind)) {
                wrong.add(path + " is " + kind + ": " + words(outcome));
            }
            switch (outcome) {
                case Complete c -> checkWellFormed(c.document());
                case Partial p -> checkWellFormed(p.document());
                case Refused r -> assertThat(r.message()).isNotBlank();
            }
        }
        System.out.println(manifest.size() + " files: " + counts);
        assertThat(wrong).isEmpty();
    }

    static void checkWellFormed(ParsedDocument document) {
        String text = document.text();
        assertThat(text).isNotBlank();
        assertThat(text.indexOf('\0')).isNegative();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            assertThat(Character.getType(c)).isNotEqualTo((int) Character.SURROGATE);
            i += Character.charCount(c);
        }
        int end = 0;
        for (Word word : document.layout().words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(end);
            assertThat(word.end()).isGreaterThan(word.start());
            end = word.end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
        int page = 0;
        for (Page each : document.layout().pages()) {
            assertThat(each.start()).isEqualTo(page);
            assertThat(each.end()).isGreaterThanOrEqualTo(each.start());
            page = each.end();
        }
        assertThat(page).isEqualTo(text.length());
    }
}
