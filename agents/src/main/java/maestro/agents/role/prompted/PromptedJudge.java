package maestro.agents.role.prompted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// Asks a model whether quotes say what sentences say, a few at a time: half as many where it gives
/// no usable answer, and once again those that an answer passes over.
public final class PromptedJudge implements Judge {
    private static final int AT_ONCE = 8;

    /// Answers that can't be used, however few sentences were asked about.
    private static final int MOST_FAILURES = 3;

    /// Keys of quotes and notes, which mean nothing to a reader.
    private static final Pattern KEYS =
            Pattern.compile("\\s*\\[\\s*[QNP]?\\d+(?:\\s*,\\s*[QNP]?\\d+)*\\s*]");

    private static final int LONGEST_QUOTE = 700;

    /// Of what stands before a quote: its "they" and "this method" mean something there.
    private static final int BEFORE = 400;

    private final Prompts prompts;

    public PromptedJudge(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public Map<Sentence, Opinion> judge(List<Sentence> sentences, StepContext context)
            throws InterruptedException {
        if (context.mission().profile() == null || sentences.isEmpty()) {
            return Map.of();
        }
        Asking asking = new Asking(prompts, context);
        int room = asking.material(Prompt.CHECK, Answers.Checks.class);
        Map<Sentence, Opinion> verdicts = new HashMap<>();
        Deque<Sentence> left = new ArrayDeque<>(sentences);
        Set<Sentence> passedOver = new HashSet<>();
        int atOnce = AT_ONCE;
        int calls = 0;
        int failures = 0;
        while (!left.isEmpty()) {
            Map<Quote, String> keys = new HashMap<>();
            Material shown = new Material(room);
            List<Sentence> portion = new ArrayList<>();
            while (!left.isEmpty() && portion.size() < atOnce) {
                String next = shown(portion.size() + 1, left.getFirst(), context.source(), keys);
                if (!shown.add(next)) {
                    break;
                }
                portion.add(left.removeFirst());
            }
            if (portion.isEmpty()) {
                left.removeFirst(); // its quotes alone are more than a prompt has room for
                continue;
            }
            calls++;
            Optional<Answers.Checks> answer =
                    asking.answer(
                            "check/" + calls,
                            Prompt.CHECK,
                            Map.of("sentences", shown.toString()),
                            Answers.Checks.class,
                            c -> "");
            if (answer.isEmpty()) {
                failures++;
                atOnce = portion.size() / 2;
                if (failures == MOST_FAILURES || atOnce == 0) {
                    asking.say("judge.none");
                    break;
                }
                asking.say("judge.fewer", atOnce);
                portion.reversed().forEach(left::addFirst);
                continue;
            }
            verdicts.putAll(opinions(portion, answer.get()));
            portion.stream()
                    .filter(s -> !verdicts.containsKey(s) && passedOver.add(s))
                    .forEach(left::addLast);
        }
        if (!verdicts.isEmpty()) {
            asking.say(
                    "judge.done",
                    verdicts.size(),
                    count(verdicts, Support.Verdict.YES),
                    count(verdicts, Support.Verdict.PARTLY),
                    count(verdicts, Support.Verdict.NO));
        }
        return verdicts;
    }

    private static Map<Sentence, Opinion> opinions(List<Sentence> portion, Answers.Checks answer) {
        Map<Sentence, Opinion> opinions = new HashMap<>();
        for (Answers.Check check : answer.checks()) {
            if (check.number() >= 1 && check.number() <= portion.size()) {
                opinions.put(
                        portion.get(check.number() - 1),
                        new Opinion(
                                Support.Verdict.valueOf(check.verdict().name()), corrected(check)));
            }
        }
        return opinions;
    }

    static String corrected(Answers.Check check) {
        String text = check.corrected() == null ? "" : check.corrected();
        return KEYS.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    private static long count(Map<Sentence, Opinion> verdicts, Support.Verdict wanted) {
        return verdicts.values().stream().filter(o -> o.verdict() == wanted).count();
    }

    /// @param keys of the quotes that were shown before; gets those that are new
    static String shown(int number, Sentence sentence, Source source, Map<Quote, String> keys) {
        StringBuilder text = new StringBuilder();
        text.append(number).append(". ").append(sentence.text()).append('\n');
        for (Citation citation : sentence.citations()) {
            Quote cited = citation.quote();
            String known = keys.get(cited);
            String key = known == null ? "Q" + (keys.size() + 1) : known;
            text.append("   [").append(key).append("]\n");
            if (known != null) {
                continue;
            }
            keys.put(cited, key);
            text.deleteCharAt(text.length() - 1);
            source.document(cited.documentId())
                    .ifPresent(d -> text.append(" (").append(d.title()).append(')'));
            String before = before(cited, source);
            if (!before.isEmpty()) {
                text.append(" … ").append(before);
            }
            String quote = cited.text().replaceAll("\\s+", " ").strip();
            text.append("\n   \"")
                    .append(
                            quote.length() > LONGEST_QUOTE
                                    ? quote.substring(0, LONGEST_QUOTE) + " …"
                                    : quote)
                    .append("\"\n");
        }
        return text.toString();
    }

    private static String before(Quote quote, Source source) {
        try {
            return quote.before(source.text(quote.documentId()), BEFORE);
        } catch (NoSuchElementException e) {
            return "";
        }
    }
}
