package maestro.agents.role.evidence.question;

import java.util.List;
import java.util.Set;
import maestro.agents.role.evidence.text.Words;

/// Something of the question that evidence should name.
///
/// @param label as asked
/// @param forms sets of stems; the term is named where all stems of one form are there
///   ("retrieval", "augmented", "generation", or "RAG")
/// @param related stems that name it half (other words of the same kind of question)
/// @param weight how telling it is: inverse document frequency of its rarest form
/// @param topic whether it is what the question is about, rather than what is asked of it
public record Term(
        String label, List<Set<String>> forms, Set<String> related, double weight, boolean topic) {
    public Term {
        forms = List.copyOf(forms);
        related = Set.copyOf(related);
    }

    /// How well words name the term: 1 for a form, a share for part of a form, 0.7 for a related
    /// word.
    public double named(Set<String> words) {
        double best = related.stream().anyMatch(words::contains) ? 0.7 : 0;
        for (Set<String> form : forms) {
            long there = form.stream().filter(s -> has(words, s)).count();
            double share = (double) there / form.size();
            best = Math.max(best, there == form.size() ? 1 : 0.6 * share);
        }
        return best;
    }

    /// Korean words carry endings that no list of them exhausts: a longer word that begins with the
    /// stem has it.
    private static boolean has(Set<String> words, String stem) {
        return words.contains(stem)
                || (stem.length() > 1
                        && Words.korean(stem)
                        && words.stream().anyMatch(w -> w.startsWith(stem)));
    }
}
