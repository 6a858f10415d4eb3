package maestro.rag.document.reading;

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
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.WellFormed;
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
            case Partial p -> p.message().english();
            case Refused r -> r.message().english();
        };
    }

    private static List<Kind> expected(String path) {
        if (path.startsWith("pdf/password/")) {
            return List.of(Kind.PASSWORD);
        }
        if (path.startsWith("pdf/no-text/") || path.endsWith(".png")) {
            return List.of(Kind.NO_TEXT);
        }
        if (path.startsWith("pdf/corrupt/")) {
            return List.of(Kind.DAMAGED, Kind.PARTIAL);
        }
        if (path.matches("hwp/.*3.0.hwp")) {
            return List.of(Kind.UNSUPPORTED);
        }
        if (path.endsWith("unstructured-test-image-jpg-mime.pptx")) {
            // Its only slide is a picture.
            return List.of(Kind.EMPTY);
        }
        if (path.endsWith("pdfjs-bug1815476.pdf")) {
            // Its author does not allow text to be taken from it.
            return List.of(Kind.PASSWORD);
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
                case Complete c -> WellFormed.check(c.document());
                case Partial p -> WellFormed.check(p.document());
                case Refused r -> assertThat(r.message().english()).isNotBlank();
            }
        }
        System.out.println(manifest.size() + " files: " + counts);
        assertThat(wrong).isEmpty();
    }
}
