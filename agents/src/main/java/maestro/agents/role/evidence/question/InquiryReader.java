package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.mission.Language;
import maestro.agents.role.evidence.text.Glossary;
import maestro.agents.role.evidence.text.Words;

/// Takes a question apart into terms, aspects and probes.
public final class InquiryReader {
    /// The reflector's own wording, which says nothing about the subject.
    private static final Pattern FRAME =
            Pattern.compile("(?i)^what do (?:the )?documents say (?:about|on) ");

    /// What is done about something, where "measure" and "measured" ask for an evaluation.
    private static final Pattern STEPS_TAKEN = Pattern.compile("(?i)measures|방법");

    private static final int MOST_PHRASE = 5;
    private static final int MOST_PROBES = 9;

    private final Vocabulary vocabulary;
    private final Glossary glossary;
    private final Facets facets;

    public InquiryReader(Vocabulary vocabulary, Glossary glossary, Facets facets) {
        this.vocabulary = vocabulary;
        this.glossary = glossary;
        this.facets = facets;
    }

    /// @param language of the mission, in which aspects are named
    public Inquiry read(String question, Language language) {
        return read(question, question, language);
    }

    /// @param asked the part of the question that tells its kind
    public Inquiry read(String question, String asked, Language language) {
        List<Piece> pieces = Words.korean(question) ? korean(question) : english(question);
        Set<String> words = new LinkedHashSet<>();
        Words.of(asked).stream()
                .filter(w -> !steps(w.form()) && !steps(w.stem()))
                .forEach(w -> words.add(w.stem()));
        (Words.korean(asked) ? korean(asked) : english(asked))
                .stream()
                        .filter(p -> !steps(p.label()))
                        .forEach(p -> p.forms().forEach(words::addAll));
        Facets.Kind kind = facets.of(words, asked);
        if (!kind.name().equals("evaluation") && pieces.size() > 1) {
            pieces.removeIf(p -> steps(p.label()));
        }
        Set<String> triggers = kind.triggers();
        Set<String> related = Facets.vocabulary(kind);
        List<Term> terms = new ArrayList<>();
        boolean open = kind.name().equals("general") || kind.name().equals("mechanism");
        String done = Subjects.done(asked);
        String verb =
                Words.korean(question)
                        ? ""
                        : Words.stem(open && done.isEmpty() ? Subjects.verb(question) : done);
        for (Piece piece : pieces) {
            boolean predicate = !verb.isEmpty() && piece.forms().getFirst().equals(Set.of(verb));
            boolean facet =
                    !piece.known()
                            && piece.forms().stream()
                                    .flatMap(Set::stream)
                                    .anyMatch(triggers::contains);
            terms.add(
                    new Term(
                            piece.label(),
                            piece.forms(),
                            facet ? related : Set.of(),
                            weight(piece.forms()),
                            !facet && !predicate));
        }
        terms.sort((a, b) -> Boolean.compare(b.topic(), a.topic()));
        pieces.removeIf(p -> pieces.size() > 1 && p.forms().getFirst().equals(Set.of(verb)));
        String topic = topic(pieces, triggers, Piece::label);
        String topicEnglish = topic(pieces, triggers, Piece::english);
        String english =
                Words.korean(question)
                        ? translated(pieces)
                        : FRAME.matcher(question).replaceFirst("");
        List<Aspect> aspects =
                kind.entries().stream()
                        .filter(e -> e.applies(vocabulary))
                        .map(e -> e.aspect(language))
                        .toList();
        List<String> probes = new ArrayList<>();
        probes.add(english);
        kind.entries().stream()
                .filter(e -> e.applies(vocabulary))
                .forEach(e -> probes.add(e.english() + " " + topicEnglish));
        return new Inquiry(
                question,
                language,
                topic,
                topicEnglish,
                english,
                terms,
                aspects,
                kind.name(),
                kind.triggers(),
                kind.against(),
                probes.subList(0, Math.min(MOST_PROBES, probes.size())));
    }

    private static boolean steps(String word) {
        return STEPS_TAKEN.matcher(word).matches();
    }

    /// In English as far as it goes: what the glossary lacks is left out where it is little.
    private static String translated(List<Piece> pieces) {
        List<String> all = pieces.stream().map(Piece::english).toList();
        List<String> known = all.stream().filter(e -> !Words.korean(e)).toList();
        return String.join(" ", known.size() * 3 >= all.size() * 2 ? known : all);
    }

    /// @param known whether it is a name that documents abbreviate, hence surely a topic
    private record Piece(String label, String english, List<Set<String>> forms, boolean known) {}

    private static String topic(
            List<Piece> pieces,
            Set<String> triggers,
            java.util.function.Function<Piece, String> as) {
        List<Piece> known = pieces.stream().filter(Piece::known).toList();
        List<Piece> about =
                known.isEmpty()
                        ? pieces.stream()
                                .filter(p ->
                                        p.forms().stream()
                                                .flatMap(Set::stream)
                                                .noneMatch(triggers::contains))
                                .toList()
                        : known;
        return String.join(" ", about.stream().map(as).distinct().toList());
    }

    /// Rare in all its forms means telling; a term that one form makes common is common.
    private double weight(List<Set<String>> forms) {
        double least = Double.MAX_VALUE;
        for (Set<String> form : forms) {
            double rarest = form.stream().mapToDouble(vocabulary::idf).max().orElse(0);
            least = Math.min(least, rarest);
        }
        return Math.max(0.3, least == Double.MAX_VALUE ? 0 : least);
    }

    private List<Piece> english(String question) {
        List<Words.Word> words = Words.of(question);
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int length = phrase(question, words, i);
            if (length > 0) {
                pieces.add(known(question, words.subList(i, i + length)));
                i += length;
            } else {
                Words.Word word = words.get(i);
                if (!word.stop() && (word.form().length() > 1 || word.number())) {
                    add(pieces, single(word));
                }
                i++;
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Piece piece) {
        if (pieces.stream().noneMatch(p -> p.forms().getFirst().equals(piece.forms().getFirst()))) {
            pieces.add(piece);
        }
    }

    private int phrase(String question, List<Words.Word> words, int from) {
        for (int length = Math.min(MOST_PHRASE, words.size() - from); length >= 1; length--) {
            List<Words.Word> part = words.subList(from, from + length);
            if (part.getFirst().stop() || part.getLast().stop()) {
                continue;
            }
            String text = text(question, part);
            boolean known =
                    length == 1
                            ? vocabulary.acronyms().known(part.getFirst().form())
                            : vocabulary.acronyms().of(text).isPresent()
                                    || glossary.korean(text).isPresent();
            if (known) {
                return length;
            }
        }
        return 0;
    }

    private static String text(String question, List<Words.Word> part) {
        Words.Word last = part.getLast();
        return question.substring(part.getFirst().start(), last.start() + last.form().length());
    }

    private Piece known(String question, List<Words.Word> part) {
        String text = text(question, part);
        List<Set<String>> forms = new ArrayList<>();
        Set<String> stems = new LinkedHashSet<>();
        part.stream().filter(w -> !w.stop()).forEach(w -> stems.add(w.stem()));
        forms.add(stems);
        if (part.size() == 1) {
            vocabulary
                    .acronyms()
                    .expand(text)
                    .ifPresent(e -> forms.add(new LinkedHashSet<>(List.of(e.split(" ")))));
        }
        vocabulary.acronyms().of(text).ifPresent(a -> forms.add(Set.of(Words.stem(a))));
        glossary.korean(text).ifPresent(k -> forms.add(Words.content(k)));
        boolean name = part.size() > 1 || forms.size() > 1;
        return new Piece(
                text,
                text,
                forms,
                name && vocabulary.acronyms().of(text).isPresent() || part.size() == 1);
    }

    private Piece single(Words.Word word) {
        List<Set<String>> forms = new ArrayList<>();
        forms.add(Set.of(word.stem()));
        glossary.korean(word.form()).ifPresent(k -> forms.add(Words.content(k)));
        return new Piece(word.form(), word.form(), forms, false);
    }

    private List<Piece> korean(String question) {
        List<Piece> pieces = new ArrayList<>();
        List<Glossary.Match> matches = glossary.find(question);
        int covered = 0;
        for (Words.Word word : Words.of(question)) {
            for (Glossary.Match match : matches) {
                if (match.start() == word.start()) {
                    if (!Words.stop(match.korean())) {
                        add(pieces, translated(match));
                    }
                    covered = match.start() + match.korean().length();
                }
            }
            boolean plain = word.start() >= covered && !word.stop();
            if (plain && !Words.stop(word.stem()) && word.form().length() > 1) {
                add(pieces, Words.korean(word.form()) ? single(word) : latin(word));
            }
        }
        return pieces;
    }

    private Piece latin(Words.Word word) {
        return vocabulary.acronyms().known(word.form())
                ? known(word.form(), List.of(new Words.Word(word.form(), 0)))
                : single(word);
    }

    private Piece translated(Glossary.Match match) {
        List<Set<String>> forms = new ArrayList<>();
        boolean name = false;
        for (String english : match.english()) {
            forms.add(Words.content(english));
            var acronym = vocabulary.acronyms().of(english);
            acronym.ifPresent(a -> forms.add(Set.of(Words.stem(a))));
            name |= acronym.isPresent();
        }
        forms.add(Words.content(match.korean()));
        glossary.synonyms(match).forEach(k -> forms.add(Words.content(k)));
        forms.removeIf(Set::isEmpty);
        if (forms.isEmpty()) {
            forms.add(Set.of(match.korean().toLowerCase(Locale.ROOT)));
        }
        String english = match.english().isEmpty() ? "" : match.english().getFirst();
        return new Piece(match.korean(), english, forms, name);
    }
}
