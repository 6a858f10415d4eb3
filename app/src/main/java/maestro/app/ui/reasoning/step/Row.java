package maestro.app.ui.reasoning.step;

import java.time.Instant;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.agents.mission.Quote;

/// A row of an agent's pane.
public sealed interface Row {

    /// Key of the step it belongs to; empty for marks.
    String step();

    /// What is copied for the row.
    String copied();

    /// @param open whether input and output are shown
    record Head(
            String step,
            String title,
            StepStatus status,
            Instant started,
            long millis,
            boolean open)
            implements Row {
        @Override
        public String copied() {
            return title;
        }
    }

    /// A line of reasoning.
    record Line(String step, String text) implements Row {
        @Override
        public String copied() {
            return "  " + text;
        }
    }

    /// A line of what a model says, while it says it.
    record Said(String step, Voice voice, String text) implements Row {
        @Override
        public String copied() {
            return "  " + text;
        }
    }

    /// Stands above what a model thinks, and opens and closes it.
    record Thinking(String step, String text, boolean open) implements Row {
        @Override
        public String copied() {
            return "  " + text;
        }
    }

    /// A call that a model has answered: who, how many tokens, how long.
    record Call(String step, String text) implements Row {
        @Override
        public String copied() {
            return "  " + text;
        }
    }

    /// What came of a step, in a line.
    record Result(String step, String text, boolean failed) implements Row {
        @Override
        public String copied() {
            return "  → " + text;
        }
    }

    /// A part of a step's input or output.
    ///
    /// @param indent levels to the right
    /// @param aside counts and places, shown smaller
    /// @param score 0 to 1, drawn as a bar; negative for none
    record Detail(
            String step,
            Kind kind,
            int indent,
            String text,
            String aside,
            double score,
            Target target)
            implements Row {
        @Override
        public String copied() {
            return "  ".repeat(indent + 1) + text + (aside.isEmpty() ? "" : " (" + aside + ")");
        }
    }

    /// Something about the mission as a whole: a phase, a round, a limit.
    record Mark(String step, String text, String aside, boolean warning) implements Row {
        @Override
        public String copied() {
            return aside.isEmpty() ? text : text + ": " + aside;
        }
    }

    /// Older lines that are no longer held; the journal has them.
    record Dropped(String step, int lines, String text) implements Row {
        @Override
        public String copied() {
            return "  " + text;
        }
    }

    /// A line of a row that takes several.
    ///
    /// @param index among the row's lines
    record Part(Row of, int index, String text) implements Row {
        @Override
        public String step() {
            return of.step();
        }

        /// The whole row.
        @Override
        public String copied() {
            return of.copied();
        }
    }

    /// How a detail reads.
    enum Kind {
        LABEL,
        HEADING,
        TEXT,
        ITEM,
        QUOTE
    }

    /// Where a detail leads.
    sealed interface Target {
        record Nowhere() implements Target {}

        record ToNote(String noteId) implements Target {}

        record ToQuote(Quote quote) implements Target {}
    }
}
