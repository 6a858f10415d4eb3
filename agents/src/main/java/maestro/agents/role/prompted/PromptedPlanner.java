package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.role.Planner;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;

/// Outlines from what a first search finds, and from the themes that its twin has counted.
final class PromptedPlanner implements Planner {
    private static final int HITS = 12;
    private static final int MOST_TITLES = 60;
    private static final int MOST_PARTS = 6;

    /// Questions that the model words in the documents' languages before there is a plan.
    private static final int MOST_WORDED = 4;

    /// Keys of notes and passages, which stand for nothing in a plan.
    private static final Pattern MARKS = Pattern.compile("\\[[NP]\\d*[\\].]?");

    private static final Pattern WORD = Pattern.compile("[\\p{IsLetter}\\p{IsDigit}]");
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_EXCERPT = 700;

    /// Two questions that share so many words ask the same.
    private static final double SAME = 0.8;

    private final Prompts prompts;
    private final Planner twin;

    PromptedPlanner(Prompts prompts, Planner twin) {
        this.prompts = prompts;
        this.twin = twin;
    }

    @Override
    public Outcome.Planned plan(StepContext context) throws InterruptedException {
        Outcome.Planned counted = twin.plan(context);
        Asking asking = new Asking(prompts, context);
        Source source = context.source();
        List<Section> first = counted.plan().sections();
        boolean fixed = !context.mission().brief().outline().isEmpty();
        if (source.documents().isEmpty()) {
            return counted;
        }
        int room = asking.material(Prompt.PLAN, Answers.Outline.class);
        Material titles = new Material(room / 5);
        titles.addAll(
                source.documents().stream().limit(MOST_TITLES).map(d -> "- " + d.title()).toList());
        String themes = outline(first);
        Material excerpts =
                new Material(room - titles.tokens() - Math.min(themes.length(), room / 4));
        excerpts(wordings(first, asking, context), source, excerpts);
        asking.say("plan.asks", first.size());
        Optional<Answers.Outline> answer =
                asking.answer(
                        "plan",
                        Prompt.PLAN,
                        Map.of(
                                "questions",
                                        fixed
                                                ? asking.questions()
                                                : questions(asking, context, first),
                                "documents", String.valueOf(source.documents().size()),
                                "titles", titles.toString(),
                                "excerpts", excerpts.toString(),
                                "themes", themes),
                        Answers.Outline.class,
                        outline -> fault(outline, first.size(), fixed));
        if (answer.isEmpty()) {
            asking.say("plan.twin");
            return counted;
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            sections.add(section(first.get(i), answer.get().sections().get(i), fixed));
        }
        String reason =
                asking.voice()
                        .say(
                                "plan.reason",
                                sections.size(),
                                sections.stream().mapToInt(s -> s.children().size()).sum());
        context.reason(reason);
        return new Outcome.Planned(new Plan(1, sections), reason);
    }

    /// @param fixed whether the headings are the user's
    private static String fault(Answers.Outline outline, int wanted, boolean fixed) {
        if (outline.sections().size() < wanted) {
            return "\"sections\" needs %d entries, one for each of the user's %s, and has %d."
                    .formatted(wanted, fixed ? "headings" : "questions", outline.sections().size());
        }
        boolean untitled =
                !fixed && outline.sections().stream().anyMatch(s -> line(s.title()).isEmpty());
        return untitled ? "Every section needs a \"title\"." : "";
    }

    /// The user's question stays as it was asked, and so does a heading of the user's.
    private static Section section(Section counted, Answers.Heading heading, boolean fixed) {
        List<Section> children = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        counted.questions().forEach(q -> asked.add(q.text()));
        for (Answers.Part part : heading.parts()) {
            String text = part.question().strip();
            boolean again =
                    asked.stream()
                            .anyMatch(a ->
                                    Words.jaccard(Words.content(a), Words.content(text)) >= SAME);
            if (text.isEmpty()
                    || line(part.title()).isEmpty()
                    || again
                    || children.size() >= MOST_PARTS) {
                continue;
            }
            asked.add(text);
            String id = counted.id() + "." + (children.size() + 1);
            children.add(
                    new Section(
                            id,
                            line(part.title()),
                            part.purpose().strip(),
                            List.of(new Question(id + ".q1", text, Question.Origin.PLANNER)),
                            List.of()));
        }
        return new Section(
                counted.id(),
                fixed ? counted.title() : line(heading.title()),
                heading.purpose().isBlank() ? counted.purpose() : heading.purpose().strip(),
                counted.questions(),
                // one part alone would say what the section says
                children.size() < 2 ? List.of() : children);
    }

    /// A title on one line, without numbers and marks round it; empty where it says nothing.
    private static String line(String title) {
        String line = MARKS.matcher(title).replaceAll(" ").replaceAll("\\s+", " ").strip();
        String bare = line.replaceAll("^[\\d.#*\\s]+|[*:.]+$", "").strip();
        String known = bare.isEmpty() ? line : bare;
        if (!WORD.matcher(known).find()) {
            return "";
        }
        return known.length() <= LONGEST_TITLE ? known : known.substring(0, LONGEST_TITLE) + "…";
    }

    /// One for each section, below the user's own words where those were taken apart for it.
    private static String questions(Asking asking, StepContext context, List<Section> sections) {
        List<String> each = sections.stream().map(s -> s.questions().getFirst().text()).toList();
        String apart = Asking.numbered(each).strip();
        return each.size() == context.mission().questions().size()
                ? apart
                : asking.questions().strip()
                        + "\n\n"
                        + asking.voice().say("plan.apart")
                        + "\n"
                        + apart;
    }

    private static String outline(List<Section> sections) {
        StringBuilder lines = new StringBuilder();
        for (Section section : sections) {
            lines.append("- ").append(section.title()).append('\n');
            section.children().forEach(c -> lines.append("  - ").append(c.title()).append('\n'));
        }
        return lines.toString().strip();
    }

    /// What the first search looks for: the questions, and where nothing compares their meaning
    /// with that of documents in other languages, what the model would call them there.
    private static List<String> wordings(List<Section> sections, Asking asking, StepContext context)
            throws InterruptedException {
        List<String> wordings = new ArrayList<>();
        int asked = 0;
        for (Section section : sections) {
            String question = section.questions().getFirst().text();
            wordings.add(question);
            boolean foreign =
                    Words.korean(question)
                            && !context.source().embeddingLanguages().contains("ko")
                            && context.source().documents().stream()
                                    .anyMatch(d -> !d.language().equals("ko"));
            if (foreign && asked < MOST_WORDED) {
                asked++;
                wordings.addAll(
                        PromptedResearcher.queries("words/" + asked, question, asking, context));
            }
        }
        return wordings;
    }

    /// The best of each wording in turns, until the room is used.
    private static void excerpts(List<String> wordings, Source source, Material into) {
        List<List<Hit>> found = new ArrayList<>();
        for (String wording : wordings) {
            found.add(source.search(wording, HITS, true));
        }
        Map<String, Boolean> seen = new LinkedHashMap<>();
        for (int rank = 0; rank < HITS; rank++) {
            for (List<Hit> hits : found) {
                if (rank < hits.size()) {
                    Hit hit = hits.get(rank);
                    String key = hit.passage().documentId() + "/" + hit.passage().ordinal();
                    if (seen.putIfAbsent(key, true) == null && !into.add(excerpt(hit, source))) {
                        return;
                    }
                }
            }
        }
    }

    private static String excerpt(Hit hit, Source source) {
        String text = hit.passage().text().replaceAll("\\s+", " ").strip();
        String title = source.document(hit.passage().documentId()).map(Document::title).orElse("");
        return "(%s) %s"
                .formatted(
                        title,
                        text.length() > LONGEST_EXCERPT
                                ? text.substring(0, LONGEST_EXCERPT) + " …"
                                : text);
    }
}
