package maestro.agents.role.evidence.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.mission.Language;

/// A question understood as far as its words go.
///
/// @param text as asked
/// @param topic what it is about, as asked; empty where nothing could be told apart
/// @param english the same in English: the text itself, or its terms through the glossary
/// @param terms topic first
/// @param aspects what an answer should speak to
/// @param kind of question ("evaluation"), empty where of none
/// @param probes English texts that an answer would be close to in meaning, the question first
public record Inquiry(
        String text,
        Language language,
        String topic,
        String english,
        List<Term> terms,
        List<Aspect> aspects,
        String kind,
        List<String> probes) {
    public Inquiry {
        terms = List.copyOf(terms);
        aspects = List.copyOf(aspects);
        probes = List.copyOf(probes);
    }

    /// How much of the question words name, weighted by how telling each term is, 0 to 1. A term of
    /// the topic that only the surroundings name counts for a part.
    ///
    /// @param words of the sentence
    /// @param around of the passage, heading and document's title
    public double words(Set<String> words, Set<String> around) {
        double sum = 0;
        double weight = 0;
        for (Term term : terms) {
            double named = term.named(words);
            if (named < 1) {
                named = Math.max(named, (term.topic() ? 0.75 : 0.3) * term.named(around));
            }
            sum += term.weight() * named;
            weight += term.weight();
        }
        return weight == 0 ? 0 : sum / weight;
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
