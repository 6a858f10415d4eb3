package maestro.agents.role.evidence.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.Term;
import maestro.agents.role.evidence.text.Words;
import org.jspecify.annotations.Nullable;

/// Lets only sentences into a theme's section that speak of the theme: by the words of its title,
/// in the sentence or in the heading above it, or by their meaning.
///
/// @param terms of the title that are not the topic of the question; empty lets all pass
/// @param title vector of the title; null where it cannot be compared
public record ThemeGate(List<Term> terms, float @Nullable [] title) {
    private static final double CLOSE = 0.5;

    /// Words of titles that tell no theme from another.
    private static final Set<String> GENERIC =
            Words.content(
                    "systems models methods approaches techniques tasks issues problems information");

    public static final ThemeGate OPEN = new ThemeGate(List.of(), null);

    /// @param theme the title read as if it were a question
    public static ThemeGate of(Inquiry theme, Inquiry asked, Corpus corpus)
            throws InterruptedException {
        Set<String> topic = Words.content(asked.topicEnglish());
        asked.terms().stream()
                .filter(Term::topic)
                .filter(t -> t.forms().getFirst().size() > 1)
                .forEach(t -> t.forms().forEach(topic::addAll));
        List<Term> own =
                theme.terms().stream()
                        .filter(t -> t.forms().stream().noneMatch(topic::containsAll))
                        .filter(t -> t.forms().stream().noneMatch(GENERIC::containsAll))
                        .toList();
        boolean readable = corpus.readsMeaning(theme.english()) && !theme.english().isBlank();
        return new ThemeGate(
                own.isEmpty() ? theme.terms() : own,
                readable ? corpus.vector(theme.english()) : null);
    }

    public boolean includes(Candidate candidate) {
        if (terms.isEmpty()) {
            return true;
        }
        Set<String> words = new HashSet<>(candidate.stems());
        words.addAll(Words.content(candidate.statement().heading()));
        double named = terms.stream().mapToDouble(t -> t.named(words)).average().orElse(0);
        float @Nullable [] vector = candidate.vector();
        return named >= 0.5
                || (title != null && vector != null && Vectors.cosine(title, vector) >= CLOSE);
    }
}
