package maestro.rag.library;

/// The rule for names of collections: 1 to 100 characters after trimming, upper and lower case
/// different.
final class CollectionName {
    private static final int MOST = 100;

    private CollectionName() {}

    /// @throws IllegalArgumentException with a message for people
    static String of(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST) {
            throw new IllegalArgumentException(
                    "A collection's name has 1 to "
                            + MOST
                            + " characters, not "
                            + trimmed.length());
        }
        if (trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A collection's name is one line of text");
        }
        return trimmed;
    }
}
