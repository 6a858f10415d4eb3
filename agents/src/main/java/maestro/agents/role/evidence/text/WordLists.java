package maestro.agents.role.evidence.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Word lists from resources: one entry a line or several parted by spaces, `#` begins a comment.
final class WordLists {
    private WordLists() {}

    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> lines(String name) {
        try (InputStream in = WordLists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its word list " + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
