package maestro.rag.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// One or more sentences for people that are not put into words before somebody reads them, so that
/// what is kept can be said in another language later.
///
/// @param key in the bundle `messages` of this package
/// @param arguments what it tells of: each a String, a Long or a Message within it
public record Message(String key, List<Object> arguments) {
    private static final String BUNDLE = "maestro.rag.message.messages";

    /// All is well; no text.
    public static final Message NONE = Message.of("none");

    /// @throws IllegalArgumentException where the bundle has no such key or an argument is of
    ///   another kind
    public Message {
        if (!bundle(Locale.ENGLISH).containsKey(key)) {
            throw new IllegalArgumentException("There is no message " + key);
        }
        arguments = arguments.stream().map(Message::argument).toList();
    }

    private static Object argument(Object given) {
        return switch (given) {
            case String s -> s;
            case Integer i -> i.longValue();
            case Long l -> l;
            case Message m -> m;
            default ->
                    throw new IllegalArgumentException("No message tells of " + given.getClass());
        };
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /// Words that are there in one language only, such as those of the operating system.
    public static Message plain(String words) {
        return words.isEmpty() ? NONE : Message.of("plain", words);
    }

    /// Whether it is this one or has it as a part.
    public boolean mentions(String other) {
        return key.equals(other)
                || arguments.stream()
                        .anyMatch(part -> part instanceof Message m && m.mentions(other));
    }

    /// This message and after it another one.
    public Message and(Message next) {
        if (isNone()) {
            return next;
        }
        return next.isNone() ? this : Message.of("two", this, next);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// In Korean where that is asked for, else in English.
    public String text(Locale locale) {
        Object[] said =
                arguments.stream()
                        .map(argument -> argument instanceof Message m ? m.text(locale) : argument)
                        .toArray();
        return new MessageFormat(bundle(locale).getString(key), locale).format(said);
    }

    /// As the command line and the log say it.
    public String english() {
        return text(Locale.ENGLISH);
    }

    @Override
    public String toString() {
        return english();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
