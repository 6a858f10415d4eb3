package maestro.app.cli.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.controller.Clarification;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.Missions;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Spent;
import maestro.agents.model.ModelException;
import maestro.agents.role.Unclear;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import picocli.CommandLine.Option;

/// Questions back before a mission, and what the user answers. Nothing of it holds a script up:
/// without a terminal the questions are printed and the mission begins.
final class ClarifyOptions {
    private static final Pattern NUMBERED = Pattern.compile("(?s)\\s*(\\d{1,2}):(.*)");

    @Option(
            names = "--clarify",
            description =
                    "Let the model ask what it would have to know before it begins. Answered at the"
                            + " terminal, or by --answer; without either the questions are printed and"
                            + " the mission begins.")
    private boolean clarify;

    @Option(
            names = "--answer",
            paramLabel = "TEXT",
            description =
                    "Answers the model's questions in their order, an empty one leaves its question"
                            + " open. Without --clarify it is told to the model as it stands, for"
                            + " example \"Which years? 2015 on\". May be given several times.")
    private List<String> answers = new ArrayList<>();

    private volatile Spent spent = Spent.NOTHING;

    /// Where a person sits.
    interface Terminal {
        /// @return empty where nothing more comes
        Optional<String> read() throws InterruptedException;
    }

    /// @throws UsageException where there is nobody who could ask
    void check(boolean withModel) {
        if (!withModel && (clarify || !answers.isEmpty())) {
            throw new UsageException(
                    "--clarify and --answer need a model: --engine ollama or --engine openai;"
                            + " evidence mode takes the question as it stands");
        }
    }

    /// What is known without asking.
    ///
    /// @throws IllegalArgumentException where it is too much
    Brief given(Brief brief) {
        return clarify
                ? brief
                : brief.answered(answers.stream().map(ClarifyOptions::unasked).toList());
    }

    /// What was answered before, as it is said now: "2: Europe" in place of the second answer,
    /// "Which years? 2015 on" in place of the answer to that question or else besides, anything
    /// else besides. An answer of no words is taken away.
    ///
    /// @throws UsageException where there is no answer of that number
    /// @throws IllegalArgumentException where it is too much
    static List<Brief.Answer> changed(List<Brief.Answer> before, List<String> said) {
        List<Brief.Answer> all = new ArrayList<>(before);
        for (String text : said) {
            Matcher numbered = NUMBERED.matcher(text);
            boolean asks = text.strip().endsWith("?");
            Brief.Answer now = asks ? new Brief.Answer(text, "") : unasked(text.strip());
            int place = -1;
            if (numbered.matches()) {
                place = Integer.parseInt(numbered.group(1)) - 1;
                if (place < 0 || place >= before.size()) {
                    throw new UsageException(
                            "no answer has that number, of %d; 'maestro missions MISSION' lists them"
                                    .formatted(before.size()));
                }
                now = new Brief.Answer(all.get(place).question(), numbered.group(2));
            } else if (!now.question().isEmpty()) {
                List<String> questions = all.stream().map(Brief.Answer::question).toList();
                place = questions.indexOf(now.question());
            }
            if (place >= 0) {
                all.set(place, now);
            } else {
                all.add(asks ? new Brief.Answer("", text) : now);
            }
        }
        return all;
    }

    /// "Which years? 2015 on" is a question with its answer.
    private static Brief.Answer unasked(String text) {
        int end = text.indexOf("? ") + 1;
        return end == 0
                ? new Brief.Answer("", text)
                : new Brief.Answer(text.substring(0, end), text.substring(end));
    }

    /// The request with what was asked and answered, where that is wanted.
    ///
    /// @param terminal empty where nobody can be asked
    MissionRequest asked(
            MissionRequest request,
            Missions missions,
            WorkingCommand command,
            Optional<Terminal> terminal)
            throws InterruptedException {
        if (!clarify) {
            return request;
        }
        Clarification.Listener listener =
                new Clarification.Listener() {
                    @Override
                    public void told(String words) {
                        if (!command.json()) {
                            command.out().println(words);
                        }
                    }

                    @Override
                    public void spent(Spent soFar) {
                        spent = soFar;
                    }
                };
        List<Unclear> questions;
        try {
            questions = missions.clarify(request, listener).questions();
        } catch (ModelException e) {
            command.err().println("maestro: nothing was asked. " + e.getMessage());
            return request;
        }
        say(questions, spent, command);
        List<Brief.Answer> all = answers(questions, command, terminal);
        if (command.json()) {
            command.printJson(json(questions, all, spent));
        }
        return request.with(request.brief().answered(all));
    }

    /// What asking has taken.
    Spent spent() {
        return spent;
    }

    private static void say(List<Unclear> questions, Spent spent, WorkingCommand command) {
        if (command.json()) {
            return;
        }
        command.out()
                .printf(
                        "%s (%d %s, %d tokens)%n",
                        questions.isEmpty()
                                ? "Nothing is unclear to the model."
                                : "The model asks before it begins.",
                        spent.calls(),
                        spent.calls() == 1 ? "call" : "calls",
                        spent.tokens());
    }

    private List<Brief.Answer> answers(
            List<Unclear> questions, WorkingCommand command, Optional<Terminal> terminal)
            throws InterruptedException {
        boolean ask = terminal.isPresent() && answers.isEmpty() && !command.json();
        boolean open = ask;
        List<Brief.Answer> all = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Unclear question = questions.get(i);
            if (!command.json()) {
                show(i + 1, question, command);
            }
            String text = i < answers.size() ? answers.get(i) : "";
            if (open) {
                Optional<String> read = read(question, command, terminal.orElseThrow());
                open = read.isPresent();
                text = read.orElse("");
            } else if (!text.isBlank() && !command.json()) {
                command.out().println("   > " + text);
            }
            all.add(new Brief.Answer(question.question(), text));
        }
        answers.stream()
                .skip(questions.size())
                .forEach(more -> all.add(new Brief.Answer("", more)));
        if (!ask && !questions.isEmpty() && answers.isEmpty() && !command.json()) {
            command.out()
                    .println(
                            "Nobody is there to answer; the mission begins. Answer with --answer.");
        }
        return all;
    }

    private static void show(int number, Unclear question, WorkingCommand command) {
        command.out().printf("%d. %s%n", number, question.question());
        if (!question.why().isEmpty()) {
            command.out().println("   " + question.why());
        }
        for (int i = 0; i < question.suggestions().size(); i++) {
            command.out().printf("   [%d] %s%n", i + 1, question.suggestions().get(i));
        }
    }

    /// A number chooses one of the suggestions. What is too long is asked for again.
    private static Optional<String> read(
            Unclear question, WorkingCommand command, Terminal terminal)
            throws InterruptedException {
        while (true) {
            command.out()
                    .print(
                            question.suggestions().isEmpty()
                                    ? "   Your answer (Enter leaves it open): "
                                    : "   A number or your answer (Enter leaves it open): ");
            command.out().flush();
            Optional<String> line = terminal.read();
            if (line.isEmpty() || line.get().length() <= Brief.LONGEST_ANSWER) {
                return line.map(text -> chosen(text.strip(), question.suggestions()));
            }
            command.out().printf("   At most %d letters.%n", Brief.LONGEST_ANSWER);
        }
    }

    private static String chosen(String text, List<String> suggestions) {
        for (int i = 0; i < suggestions.size(); i++) {
            if (text.equals(String.valueOf(i + 1))) {
                return suggestions.get(i);
            }
        }
        return text;
    }

    private static Map<String, Object> json(
            List<Unclear> questions, List<Brief.Answer> answers, Spent spent) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Unclear question = questions.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("question", question.question());
            row.put("why", question.why());
            row.put("suggestions", question.suggestions());
            row.put("answer", answers.get(i).text());
            rows.add(row);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("unclear", rows);
        line.put("calls", spent.calls());
        line.put("promptTokens", spent.promptTokens());
        line.put("completionTokens", spent.completionTokens());
        line.put("cost", Math.round(spent.cost() * 1e6) / 1e6);
        return line;
    }
}
