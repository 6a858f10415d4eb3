package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Mission;
import maestro.agents.role.Clarifier;
import maestro.agents.role.StepContext;
import maestro.agents.role.Unclear;
import maestro.agents.source.Source;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;

/// Asks a model what it would have to know. It sees the questions, what the user has chosen
/// besides, and titles and years of documents, those first that a search for the questions finds.
final class PromptedClarifier implements Clarifier {
    private static final int HITS = 20;
    private static final int MOST_TITLES = 60;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_SUGGESTIONS = 4;
    private static final int LONGEST_SUGGESTION = 120;

    private final Prompts prompts;

    PromptedClarifier(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public Optional<List<Unclear>> clarify(StepContext context) throws InterruptedException {
        Asking asking = new Asking(prompts, context);
        Mission mission = context.mission();
        int room = asking.material(Prompt.CLARIFY, Answers.Doubts.class);
        Material titles = new Material(room);
        for (Document document : documents(context.source(), mission)) {
            titles.add("- " + described(document));
        }
        Map<String, String> values = new HashMap<>();
        values.put("questions", asking.questions());
        values.put("chosen", chosen(mission.brief(), asking));
        String collection = mission.collection();
        values.put(
                "place",
                collection == null
                        ? asking.voice().say("clarify.library")
                        : asking.voice().say("clarify.collection", OneLine.of(collection)));
        values.put("documents", String.valueOf(context.source().documents().size()));
        values.put("titles", titles.toString());
        return asking.answer(
                        "clarify",
                        Prompt.CLARIFY,
                        values,
                        Answers.Doubts.class,
                        doubts -> fault(doubts, mission))
                .map(doubts -> read(doubts, mission));
    }

    /// What is found first, then the others as the source has them.
    private static List<Document> documents(Source source, Mission mission) {
        Map<String, Document> ordered = new LinkedHashMap<>();
        for (String question : mission.questions()) {
            for (Hit hit : source.search(question, HITS, true)) {
                source.document(hit.passage().documentId())
                        .ifPresent(d -> ordered.putIfAbsent(d.id(), d));
            }
        }
        source.documents().forEach(d -> ordered.putIfAbsent(d.id(), d));
        return ordered.values().stream().limit(MOST_TITLES).toList();
    }

    private static String described(Document document) {
        String title = OneLine.of(document.title(), LONGEST_TITLE);
        int year = document.publication().year();
        return year == 0 ? title : title + " (" + year + ")";
    }

    private static String chosen(Brief brief, Asking asking) {
        List<String> lines = new ArrayList<>();
        if (!brief.preset().isBlank()) {
            lines.add(asking.voice().say("clarify.preset", OneLine.of(brief.preset())));
        }
        if (!brief.outline().isEmpty()) {
            lines.add(asking.voice().say("clarify.outline", String.join("; ", brief.outline())));
        }
        if (!brief.tone().isBlank()) {
            lines.add(asking.voice().say("clarify.tone", OneLine.of(brief.tone())));
        }
        return lines.isEmpty() ? asking.voice().say("clarify.nothing") : String.join("\n", lines);
    }

    private static String fault(Answers.Doubts doubts, Mission mission) {
        return !doubts.questions().isEmpty() && read(doubts, mission).isEmpty()
                ? "No entry of \"questions\" asks anything that the user has not said. Each needs a \"question\"; where nothing is unclear the list is empty."
                : "";
    }

    /// Questions that hold nothing, come twice or only say again what the user has said are left
    /// out.
    private static List<Unclear> read(Answers.Doubts doubts, Mission mission) {
        Map<String, Unclear> asked = new LinkedHashMap<>();
        for (Answers.Doubt doubt : doubts.questions()) {
            String question = OneLine.of(doubt.question(), Brief.LONGEST_QUESTION - 1);
            if (question.codePoints().anyMatch(Character::isLetter)
                    && !said(question, mission)
                    && asked.size() < MOST) {
                asked.putIfAbsent(
                        question.toLowerCase(Locale.ROOT),
                        new Unclear(
                                question,
                                OneLine.of(doubt.why(), Brief.LONGEST_QUESTION),
                                suggestions(doubt)));
            }
        }
        return List.copyOf(asked.values());
    }

    private static boolean said(String question, Mission mission) {
        return mission.questions().stream().anyMatch(q -> OneLine.of(q).equalsIgnoreCase(question))
                || mission.brief().answers().stream()
                        .anyMatch(a -> OneLine.of(a.question()).equalsIgnoreCase(question));
    }

    private static List<String> suggestions(Answers.Doubt doubt) {
        return doubt.suggestions().stream()
                .map(text -> OneLine.of(text, LONGEST_SUGGESTION))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}
