package maestro.agents.model.reply;

import java.util.List;

/// A model's reply as a record, or why it is none.
public sealed interface Reply<T> {

    /// @param repairs what had to be set right, each in words; empty where the reply was as asked
    record Usable<T>(T value, List<String> repairs) implements Reply<T> {
        public Usable {
            repairs = List.copyOf(repairs);
        }
    }

    /// @param problem in English words that can be sent back to the model: "Field
    ///   `sections[2].title` is missing."
    record Unusable<T>(String problem) implements Reply<T> {}
}
