package maestro.agents.model.mask;

import java.util.List;

/// The user's choice.
///
/// @param on whether anything is masked: e-mail addresses, telephone numbers, resident and card
///   numbers, and the names
/// @param names of people, as they stand in the documents; upper and lower case are the same
public record Masking(boolean on, List<String> names) {
    /// Everything is sent as it is.
    public static final Masking NONE = new Masking(false, List.of());

    private static final int MOST_NAMES = 500;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    /// @throws IllegalArgumentException where there are more than 500 names, or one is shorter than
    ///   two characters, longer than a hundred, or holds what would break a model's answer
    public Masking {
        names = names.stream().map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
        if (names.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "At most %d names can be masked, not %d".formatted(MOST_NAMES, names.size()));
        }
        for (String name : names) {
            if (name.length() < SHORTEST
                    || name.length() > LONGEST
                    || name.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
                throw new IllegalArgumentException(
                        "A name to mask has %d to %d characters and no quotation marks, not: %s"
                                .formatted(SHORTEST, LONGEST, name));
            }
        }
    }

    public Masking(List<String> names) {
        this(true, names);
    }
}
