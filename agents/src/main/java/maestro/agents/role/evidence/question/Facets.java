package maestro.agents.role.evidence.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.mission.Language;
import maestro.agents.role.evidence.text.Words;

/// Kinds of questions and what an answer of the kind usually speaks to, from a word list.
public final class Facets {

    /// @param name of the kind: "evaluation", "failure", …
    /// @param triggers stems of the words that show a question to be of the kind
    record Kind(String name, Set<String> triggers, List<Entry> entries) {}

    record Entry(String english, String korean, List<String> words) {
        Aspect aspect(Language language) {
            Set<String> stems =
                    words.stream()
                            .map(Words::stem)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            boolean inKorean = language == Language.KOREAN;
            String query =
                    words.stream()
                            .filter(w -> !Words.korean(w))
                            .limit(5)
                            .collect(Collectors.joining(" "));
            return new Aspect(inKorean ? korean : english, stems, query);
        }
    }

    private static final Pattern DEFINITION =
            Pattern.compile("(?i)^(?:what|who) (?:is|are|was|were) |무엇인가|무엇입니까|무엇이");

    private final List<Kind> kinds = new ArrayList<>();

    public Facets() {
        String name = "";
        Set<String> triggers = Set.of();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                close(name, triggers, entries);
                name = line.substring(1, line.indexOf(']'));
                triggers = stems(line.substring(line.indexOf(']') + 1));
                entries = new ArrayList<>();
            } else {
                String[] parts = line.split("\\s*\\|\\s*");
                entries.add(new Entry(parts[0], parts[1], List.of(parts[2].split("\\s+"))));
            }
        }
        close(name, triggers, entries);
    }

    private void close(String name, Set<String> triggers, List<Entry> entries) {
        if (!entries.isEmpty()) {
            kinds.add(new Kind(name, triggers, List.copyOf(entries)));
        }
    }

    private static Set<String> stems(String words) {
        Set<String> stems = new LinkedHashSet<>();
        Words.of(words).forEach(w -> stems.add(w.stem()));
        return stems;
    }

    private static List<String> lines() {
        try (InputStream in = Facets.class.getResourceAsStream("facets.txt")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its list of question kinds");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The kind that a question is of, by its stems (question words included): the one whose
    /// trigger stands in it, in the order of the list; else a definition or, at last, "general".
    Kind of(Set<String> stems, String question) {
        for (Kind kind : kinds) {
            if (kind.triggers().stream().anyMatch(stems::contains)) {
                return kind;
            }
        }
        return named(DEFINITION.matcher(question).find() ? "definition" : "general");
    }

    private Kind named(String name) {
        return kinds.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    }

    /// All stems that a text of the kind uses.
    static Set<String> vocabulary(Kind kind) {
        Set<String> all = new LinkedHashSet<>(kind.triggers());
        kind.entries().forEach(e -> e.words().forEach(w -> all.add(Words.stem(w))));
        return all;
    }
}
