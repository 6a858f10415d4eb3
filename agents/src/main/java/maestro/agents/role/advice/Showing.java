package maestro.agents.role.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Block;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.plugin.Matter;
import maestro.agents.source.Source;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;

/// What an agent of the user's own is shown, with what its keys stand for.
///
/// @param passages by their keys
/// @param sentences by their numbers, from 1
public record Showing(
        Matter matter, Map<String, Passage> passages, Map<Integer, Written> sentences) {
    private static final int MOST_NOTES = 400;
    private static final int MOST_PASSAGES = 60;
    private static final int MOST_SENTENCES = 400;

    public Showing {
        passages = Map.copyOf(passages);
        sentences = Map.copyOf(sentences);
    }

    /// A sentence of a section's draft.
    public record Written(String sectionId, Sentence sentence) {}

    /// @param notes that are in use
    /// @param drafts by their sections; empty before writing
    /// @param messages what the user has said to it
    public static Showing of(
            Mission mission,
            CustomAgent agent,
            int round,
            Plan plan,
            List<Note> notes,
            Map<String, Draft> drafts,
            List<String> messages,
            Source source) {
        Map<String, Passage> passages = new LinkedHashMap<>();
        if (drafts.isEmpty()) {
            passages(notes, source, passages);
        }
        Map<Integer, Written> sentences = sentences(plan, drafts);
        List<Matter.Passage> shown = new ArrayList<>();
        passages.forEach((key, passage) ->
                shown.add(
                        new Matter.Passage(
                                key, title(passage.documentId(), source), passage.text().strip())));
        List<Matter.Sentence> draft = new ArrayList<>();
        sentences.forEach((number, written) ->
                draft.add(
                        new Matter.Sentence(
                                number,
                                written.sectionId(),
                                written.sentence().text(),
                                written.sentence().citations().stream()
                                        .map(c -> line(c.quote().text()))
                                        .distinct()
                                        .toList())));
        Matter matter =
                new Matter(
                        mission.language().tag(),
                        mission.questions(),
                        round,
                        told(agent, messages),
                        plan.stream().map(Showing::part).toList(),
                        notes.stream().limit(MOST_NOTES).map(n -> note(n, source)).toList(),
                        shown,
                        draft);
        return new Showing(matter, passages, sentences);
    }

    private static String told(CustomAgent agent, List<String> messages) {
        return messages.isEmpty()
                ? agent.prompt()
                : (agent.prompt() + "\n- " + String.join("\n- ", messages)).strip();
    }

    private static Matter.Part part(Section section) {
        return new Matter.Part(
                section.id(),
                section.title(),
                section.questions().stream().map(Question::text).toList());
    }

    private static Matter.Finding note(Note note, Source source) {
        Quote quote = note.quotes().getFirst();
        return new Matter.Finding(
                note.id(),
                note.sectionId(),
                note.finding(),
                line(quote.text()),
                title(quote.documentId(), source));
    }

    /// Those that the notes' quotes stand in, each once, in the order of the notes.
    private static void passages(List<Note> notes, Source source, Map<String, Passage> into) {
        for (Note note : notes) {
            Quote quote = note.quotes().getFirst();
            Optional<Passage> around =
                    source.passages(quote.documentId()).stream()
                            .filter(p -> p.start() <= quote.start() && quote.start() < p.end())
                            .findFirst();
            if (around.isPresent()
                    && into.size() < MOST_PASSAGES
                    && !into.containsValue(around.get())) {
                into.put("P" + (into.size() + 1), around.get());
            }
        }
    }

    private static Map<Integer, Written> sentences(Plan plan, Map<String, Draft> drafts) {
        Map<Integer, Written> sentences = new LinkedHashMap<>();
        for (Section section : plan.stream().toList()) {
            Draft draft = drafts.get(section.id());
            for (Block block : draft == null ? List.<Block>of() : draft.blocks()) {
                if (block instanceof Block.Paragraph(List<Sentence> written)) {
                    written.stream()
                            .limit(MOST_SENTENCES - sentences.size())
                            .forEach(s ->
                                    sentences.put(
                                            sentences.size() + 1, new Written(section.id(), s)));
                }
            }
        }
        return sentences;
    }

    private static String title(String documentId, Source source) {
        return source.document(documentId).map(Document::title).orElse("");
    }

    static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
