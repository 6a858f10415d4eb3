package maestro.rag.library;

import java.util.Arrays;
import java.util.stream.Collectors;
import maestro.rag.message.Message;

/// The rule for names of collections: 1 to 100 characters after trimming, upper and lower case
/// different. A slash parts the name of a collection from that of the one in it.
public final class CollectionName {
    private static final int MOST = 100;

    private CollectionName() {}

    /// @throws CollectionNameException where it breaks the rule
    public static String of(String name) {
        String trimmed =
                Arrays.stream(name.split("/"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"));
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
