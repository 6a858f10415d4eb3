package maestro.agents.role.evidence.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import maestro.agents.mission.Language;

/// A question understood as far as its words go.
///
/// @param text as asked
/// @param topic what it is about, as asked; empty where nothing could be told apart
/// @param topicEnglish the topic in English, as far as the glossary goes
/// @param english the same in English: the text itself, or its terms through the glossary
/// @param terms topic first
/// @param aspects what an answer should speak to
/// @param kind of question ("evaluation"), empty where of none
/// @param triggers stems of the words that show a question to be of that kind
/// @param against stems by which a sentence speaks of something else than was asked
/// @param probes English texts that an answer would be close to in meaning, the question first
public record Inquiry(
        String text,
        Language language,
        String topic,
        String topicEnglish,
        String english,
        List<Term> terms,
        List<Aspect> aspects,
        String kind,
        Set<String> triggers,
        Set<String> against,
        List<String> probes) {
    public Inquiry {
        terms = List.copyOf(terms);
        aspects = List.copyOf(aspects);
        probes = List.copyOf(probes);
        triggers = Set.copyOf(triggers);
        against = Set.copyOf(against);
    }

    /// How much of the question words name, weighted by how telling each term is, 0 to 1. A term of
    /// the topic that only the surroundings name counts for a part.
    ///
    /// @param words of the sentence
    /// @param around of the passage, heading and document's title
    public double words(Set<String> words, Set<String> around) {
        return words(words, around, 0);
    }

    /// @param stated how far what is asked of the topic is said in other words, 0 to 1
    public double words(Set<String> words, Set<String> around, double stated) {
        double sum = 0;
        double weight = 0;
        for (Term term : terms) {
            double named = Math.max(term.topic() ? 0 : stated, term.named(words));
            if (named < 1) {
                named = Math.max(named, (term.topic() ? 0.75 : 0.3) * term.named(around));
            }
            sum += term.weight() * named;
            weight += term.weight();
        }
        return weight == 0 ? 0 : sum / weight;
    }

    /// How much of what is asked of the topic words name, 0 to 1; 1 where nothing but the topic is
    /// asked.
    public double asked(Set<String> words) {
        return terms.stream()
                .filter(t -> !t.topic())
                .mapToDouble(t -> t.named(words))
                .max()
                .orElse(1);
    }

    /// How much of the topic words name, 0 to 1; 1 where no topic could be told. Where things are
    /// compared one of them is enough.
    public double topical(Set<String> words) {
        DoubleStream named = terms.stream().filter(Term::topic).mapToDouble(t -> t.named(words));
        return (kind.equals("comparison") ? named.max() : named.average()).orElse(1);
    }

    /// The same question about one theme within it.
    ///
    /// @param theme of which an answer has to speak
    public Inquiry within(Aspect theme) {
        return new Inquiry(
                text,
                language,
                topic,
                topicEnglish,
                english,
                terms,
                List.of(theme),
                kind,
                triggers,
                against,
                probes);
    }

    /// Whether words name the topic in full.
    public boolean onTopic(Set<String> words) {
        return terms.stream().filter(Term::topic).anyMatch(t -> t.named(words) >= 1);
    }

    public boolean hasTopic() {
        return terms.stream().anyMatch(Term::topic);
    }

    /// Stems of everything that was asked.
    public Set<String> stems() {
        return terms.stream()
                .flatMap(t -> t.forms().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The terms as a query.
    public String key() {
        return terms.stream().map(Term::label).collect(Collectors.joining(" "));
    }
}
