package maestro.rag.library;

import maestro.rag.message.Message;

/// The rule for names of collections: 1 to 100 characters after trimming, upper and lower case
/// different.
final class CollectionName {
    private static final int MOST = 100;

    private CollectionName() {}

    /// @throws CollectionNameException where it breaks the rule
    static String of(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST) {
            throw new CollectionNameException(
                    Message.of("collection.length", MOST, trimmed.length()));
        }
        if (trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new CollectionNameException(Message.of("collection.lines"));
        }
        return trimmed;
    }
}
