package maestro.agents.controller.estimate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Limits;
import maestro.agents.role.prompted.Prompt;

/// The calls of a mission with a language model, by what is asked, as its roles make them.
///
/// The bounds are those of the roles: up to six parts of a question, sixteen passages read for a
/// question of the user, twelve for one of the planner and eight for a gap, four at a time, up to
/// six gaps in a round, up to eight questions of a round put into English for indexes that hold
/// little else. The likely mission has three parts to a question, and a second round for three
/// gaps.
final class Work {
    private static final int PASSAGES_AT_ONCE = 4;
    private static final int SENTENCES_AT_ONCE = 8;
    private static final int SENTENCES = 6;
    private static final int STEPS_FOR_A_QUESTION = 2;
    private static final int IN_ENGLISH_AT_ONCE = 8;

    /// Of all calls in a mission at its worst, for answers that have to be given again.
    private static final double AGAIN = 1.25;

    /// @param sections with notes
    private record Scenario(
            Map<Prompt, Double> calls, double questions, double sections, double notes) {}

    /// What a review asks of the next round.
    ///
    /// @param gaps new questions
    /// @param parts new sections, with a question each
    /// @param unread calls that read what was found before
    private record Later(int gaps, int parts, int unread) {
        static final Later LEAST = new Later(0, 0, 0);
        static final Later LIKELY = new Later(3, 0, 1);
        static final Later MOST = new Later(6, 2, 4);
    }

    /// What has to be put into English before indexes are asked.
    ///
    /// @param questions of the user, each as it was asked
    /// @param parts of those questions, and questions of the user's headings, in another language
    /// @param planned whether the questions of the planner and of reviews are in another language
    record Foreign(int questions, int parts, boolean planned) {
        static final Foreign NOTHING = new Foreign(0, 0, false);

        private double calls(double planned, double gaps, int rounds, boolean wide) {
            double first = wide ? parts + (this.planned ? planned : 0) : 0;
            double later = this.planned ? (rounds - 1) * Math.min(IN_ENGLISH_AT_ONCE, gaps) : 0;
            return Math.min(IN_ENGLISH_AT_ONCE, questions)
                    + Math.min(IN_ENGLISH_AT_ONCE, first)
                    + later;
        }
    }

    private final Map<Prompt, Range> calls = new EnumMap<>(Prompt.class);
    private final Range sections;
    private final Range notes;

    /// @param asked questions of the user, compound ones taken apart
    /// @param passages that can be found
    /// @param agents of the user's own
    /// @param foreign nothing where no index is asked that holds works in English
    Work(int asked, int passages, Limits limits, List<CustomAgent> agents, Foreign foreign) {
        int rounds = limits.rounds();
        Scenario least =
                scenario(asked, 0, passages == 0 ? 0 : 1, 1, Later.LEAST, 0, limits, foreign);
        Scenario likely =
                scenario(
                        asked,
                        3,
                        passages,
                        Math.min(2, rounds),
                        Later.LIKELY,
                        0.3,
                        limits,
                        foreign);
        Scenario most =
                scenario(asked, 6, Integer.MAX_VALUE, rounds, Later.MOST, 1, limits, foreign);
        for (Prompt prompt : Prompt.values()) {
            double low = least.calls().getOrDefault(prompt, 0.0);
            double middle = Math.max(low, likely.calls().getOrDefault(prompt, 0.0));
            double high = Math.max(middle, most.calls().getOrDefault(prompt, 0.0) * AGAIN);
            calls.put(prompt, new Range(low, middle, high));
        }
        advise(agents, rounds, passages > 0);
        sections = new Range(least.sections(), likely.sections(), most.sections());
        notes =
                new Range(
                        least.notes(),
                        Math.max(least.notes(), likely.notes()),
                        Math.max(most.notes(), likely.notes()));
    }

    /// Each once in every round or once altogether.
    private void advise(List<CustomAgent> agents, int rounds, boolean any) {
        Map<CustomAgent.Place, Long> placed =
                agents.stream()
                        .filter(agent -> agent.plugin().isEmpty())
                        .collect(Collectors.groupingBy(CustomAgent::place, Collectors.counting()));
        double often = placed.getOrDefault(CustomAgent.Place.AFTER_RESEARCH, 0L);
        double once = placed.getOrDefault(CustomAgent.Place.BEFORE_WRITING, 0L);
        double last = placed.getOrDefault(CustomAgent.Place.AFTER_WRITING, 0L);
        double sure = any ? 1 : 0;
        calls.put(
                Prompt.ADVISE,
                new Range(
                        (often + once) * sure,
                        often * Math.min(2, rounds) + once,
                        (often * rounds + once) * AGAIN));
        calls.put(Prompt.EXAMINE, new Range(last * sure, last, last * AGAIN));
    }

    private static Scenario scenario(
            int asked,
            int parts,
            int passages,
            int rounds,
            Later later,
            double revised,
            Limits limits,
            Foreign foreign) {
        int room = Math.max(1, (limits.steps() - 10) / STEPS_FOR_A_QUESTION);
        double planned = (double) asked * parts;
        double first = Math.min(room, asked + planned);
        int gaps = later.gaps() + later.parts();
        double more = Math.min(Math.max(0, room - first), (rounds - 1.0) * gaps);
        double ofUser = Math.min(first, asked);
        double sections = asked + planned + (rounds - 1.0) * later.parts();
        double reads =
                ofUser * portions(16, passages)
                        + (first - ofUser) * portions(12, passages)
                        + more * portions(8, passages)
                        + (rounds - 1.0) * Math.min(passages, later.unread());
        Map<Prompt, Double> calls = new EnumMap<>(Prompt.class);
        boolean any = passages > 0;
        boolean wide = parts > 0;
        calls.put(Prompt.PLAN, any ? 1.0 : 0);
        double inEnglish = foreign.calls(first - ofUser, gaps, rounds, wide);
        calls.put(Prompt.SEARCH, first + more + inEnglish);
        calls.put(Prompt.READ, reads);
        calls.put(Prompt.REVIEW, any ? (double) rounds : 0);
        calls.put(Prompt.WRITE, any ? sections : 0);
        calls.put(Prompt.REVISE, sections * revised);
        calls.put(Prompt.SUMMARY, any ? 1.0 : 0);
        calls.put(Prompt.CRITICISE, any ? 1.0 : 0);
        calls.put(Prompt.CONTRAST, wide && any ? 1.0 : 0);
        calls.put(
                Prompt.CHECK,
                wide && any ? Math.ceil((sections + 1) * SENTENCES / SENTENCES_AT_ONCE) : 0);
        return new Scenario(calls, first + more, sections, reads * 3);
    }

    private static double portions(int most, int passages) {
        return Math.ceil((double) Math.min(most, passages) / PASSAGES_AT_ONCE);
    }

    Range calls(Prompt prompt) {
        return calls.getOrDefault(prompt, Range.NOTHING);
    }

    Range calls() {
        Range all = Range.NOTHING;
        for (Range range : calls.values()) {
            all = all.plus(range);
        }
        return all;
    }

    /// That are written.
    Range sections() {
        return sections;
    }

    /// That are taken.
    Range notes() {
        return notes;
    }
}
