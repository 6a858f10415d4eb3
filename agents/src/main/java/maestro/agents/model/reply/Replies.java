package maestro.agents.model.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Turns a model's text into a record. Never throws for what a model says; bounded in length, depth
/// and sizes of lists.
public final class Replies {
    /// Characters; a longer reply is none that was asked for.
    static final int LONGEST = 1_000_000;

    private static final int PROBLEMS_TOLD = 5;

    private Replies() {}

    public static <T extends Record> Reply<T> read(String text, Class<T> type) {
        if (text.length() > LONGEST) {
            return new Reply.Unusable<>("The reply is too long: answer with the JSON object only.");
        }
        if (text.isBlank()) {
            return new Reply.Unusable<>("The reply is empty: answer with a JSON object.");
        }
        List<Binding<T>> bindings =
                Candidates.of(text).stream().map(one -> Binding.of(one, type)).toList();
        Comparator<Binding<T>> byMisses = Comparator.comparingInt(Binding::misses);
        Optional<Binding<T>> usable = bindings.stream().filter(Binding::usable).min(byMisses);
        if (usable.isPresent()) {
            return new Reply.Usable<>(usable.get().value(), usable.get().repairs());
        }
        return new Reply.Unusable<>(
                bindings.stream()
                        .min(byMisses)
                        .map(binding -> told(binding.problems()))
                        .orElse("There is no JSON object in the reply: answer with one only."));
    }

    private static String told(List<String> problems) {
        List<String> told =
                new ArrayList<>(problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())));
        if (problems.size() > told.size()) {
            told.add((problems.size() - told.size()) + " more of this kind.");
        }
        return String.join(" ", told);
    }
}
