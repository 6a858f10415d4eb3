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
    /// @param against stems of words by which a text speaks of something else ("mitigates" where
    ///   failures are asked for)
    record Kind(String name, Set<String> triggers, Set<String> against, List<Entry> entries) {}

    /// @param optional whether it is asked for only where the documents have a word of it
    record Entry(String english, String korean, List<String> words, boolean optional) {
        boolean applies(Vocabulary vocabulary) {
            return !optional
                    || words.stream()
                                    .map(Words::stem)
                                    .distinct()
                                    .mapToInt(vocabulary::passages)
                                    .sum()
                            >= SPOKEN_OF;
        }

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

    private static final int TELLING = 4;

    /// Words of a side in the library's passages from which it is looked for: one may be chance.
    private static final int SPOKEN_OF = 2;

    private static final Pattern DEFINITION =
            Pattern.compile("(?i)^(?:what|who) (?:is|are|was|were) |무엇인가|무엇입니까|무엇이");

    private final List<Kind> kinds = new ArrayList<>();

    public Facets() {
        String name = "";
        Set<String> triggers = Set.of();
        Set<String> against = Set.of();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                close(name, triggers, against, entries);
                name = line.substring(1, line.indexOf(']'));
                triggers = stems(line.substring(line.indexOf(']') + 1));
                against = Set.of();
                entries = new ArrayList<>();
            } else if (line.startsWith("!")) {
                against = stems(line);
            } else {
                boolean optional = line.startsWith("?");
                String[] parts = line.substring(optional ? 2 : 0).split("\\s*\\|\\s*");
                entries.add(
                        new Entry(parts[0], parts[1], List.of(parts[2].split("\\s+")), optional));
            }
        }
        close(name, triggers, against, entries);
    }

    private void close(
            String name, Set<String> triggers, Set<String> against, List<Entry> entries) {
        if (!entries.isEmpty()) {
            kinds.add(new Kind(name, triggers, against, List.copyOf(entries)));
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

    /// The kind that a question is of: that of the first word which is a trigger; else a definition
    /// or, at last, "general".
    ///
    /// @param stems of the question in order, question words included
    Kind of(Set<String> stems, String question) {
        for (String stem : stems) {
            for (Kind kind : kinds) {
                if (kind.triggers().contains(stem)) {
                    return kind;
                }
            }
        }
        return named(DEFINITION.matcher(question).find() ? "definition" : "general");
    }

    private Kind named(String name) {
        return kinds.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    }

    /// Stems by which a text of the kind is known: its triggers, and the first words of each entry.
    static Set<String> vocabulary(Kind kind) {
        Set<String> all = new LinkedHashSet<>(kind.triggers());
        kind.entries()
                .forEach(e ->
                        e.words().stream().limit(TELLING).forEach(w -> all.add(Words.stem(w))));
        return all;
    }
}
