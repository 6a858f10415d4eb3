package maestro.agents.model.fitness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import maestro.rag.message.Message;

/// A model of Ollama's library that a machine's memory holds.
///
/// @param name to pull it by
/// @param bytes of its download, about
/// @param memory in bytes that the machine should have, with room for a context of 16,000 tokens,
///   the system and this program
public record Recommendation(String name, long bytes, long memory) {
    private static final long GB = 1_000_000_000;
    private static final long GIB = 1L << 30;

    /// Machines report somewhat less than what is built in.
    private static final double RESERVED = 0.93;

    /// The models that fit, the best first; empty where none does.
    ///
    /// @param memory of the machine in bytes
    public static List<Recommendation> fitting(long memory) {
        return all().stream().filter(model -> model.memory * RESERVED <= memory).toList();
    }

    /// All that are known, the best first.
    public static List<Recommendation> all() {
        try (InputStream table = Recommendation.class.getResourceAsStream("models.tsv")) {
            if (table == null) {
                throw new IllegalStateException("models.tsv is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Recommendation::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recommendation read(String line) {
        String[] fields = line.split("\t");
        return new Recommendation(
                fields[0],
                Math.round(Double.parseDouble(fields[1]) * GB),
                Long.parseLong(fields[2]) * GIB);
    }

    /// Why it is proposed.
    public Message words() {
        return Message.of(
                "model.fit.recommended",
                name,
                Math.max(1, Math.round((double) bytes / GB)),
                memory / GIB);
    }
}
