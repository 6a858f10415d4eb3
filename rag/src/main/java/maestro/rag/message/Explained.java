package maestro.rag.message;

/// A failure that people can be told of in their language.
public interface Explained {

    /// What happened, what was kept, what to do.
    Message explanation();

    /// The explanation of a failure that has one, else its own words.
    static Message of(Throwable failure) {
        return failure instanceof Explained explained
                ? explained.explanation()
                : Message.plain(String.valueOf(failure.getMessage()));
    }
}
