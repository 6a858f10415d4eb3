package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;

/// Asks a model whether quotes say what sentences say, a few at a time.
public final class PromptedJudge implements Judge {
    private static final int AT_ONCE = 8;
    private static final int LONGEST_QUOTE = 700;

    private final Prompts prompts;

    public PromptedJudge(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public Map<Sentence, Support.Verdict> judge(List<Sentence> sentences, StepContext context)
            throws InterruptedException {
        if (context.mission().profile() == null || sentences.isEmpty()) {
            return Map.of();
        }
        Asking asking = new Asking(prompts, context);
        int room = asking.material(Prompt.CHECK, Answers.Checks.class);
        Map<Sentence, Support.Verdict> verdicts = new HashMap<>();
        int calls = 0;
        int from = 0;
        while (from < sentences.size()) {
            Material shown = new Material(room);
            List<Sentence> portion = new ArrayList<>();
            while (from + portion.size() < sentences.size() && portion.size() < AT_ONCE) {
                Sentence next = sentences.get(from + portion.size());
                if (!shown.add(shown(portion.size() + 1, next)) && !portion.isEmpty()) {
                    break;
                }
                portion.add(next);
            }
            from += portion.size();
            calls++;
            Optional<Answers.Checks> answer =
                    asking.answer(
                            "check/" + calls,
                            Prompt.CHECK,
                            Map.of("sentences", shown.toString()),
                            Answers.Checks.class,
                            c -> "");
            if (answer.isEmpty()) {
                asking.say("judge.none");
                break;
            }
            for (Answers.Check check : answer.get().checks()) {
                if (check.number() >= 1 && check.number() <= portion.size()) {
                    verdicts.put(
                            portion.get(check.number() - 1),
                            Support.Verdict.valueOf(check.verdict().name()));
                }
            }
        }
        asking.say(
                "judge.done",
                verdicts.size(),
                count(verdicts, Support.Verdict.YES),
                count(verdicts, Support.Verdict.PARTLY),
                count(verdicts, Support.Verdict.NO));
        return verdicts;
    }

    private static long count(Map<Sentence, Support.Verdict> verdicts, Support.Verdict wanted) {
        return verdicts.values().stream().filter(wanted::equals).count();
    }

    private static String shown(int number, Sentence sentence) {
        StringBuilder text = new StringBuilder();
        text.append(number).append(". ").append(sentence.text()).append('\n');
        for (Citation citation : sentence.citations()) {
            String quote = citation.quote().text().replaceAll("\\s+", " ").strip();
            text.append("   \"")
                    .append(
                            quote.length() > LONGEST_QUOTE
                                    ? quote.substring(0, LONGEST_QUOTE) + " …"
                                    : quote)
                    .append("\"\n");
        }
        return text.toString();
    }
}
