package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Sentence;
import maestro.agents.source.Source;
import maestro.rag.library.Document;

/// The notes that a piece of writing may cite, under short keys: N1, N2, and so on.
final class Vocabulary {
    private static final int LONGEST_QUOTE = 600;

    /// Of ten. Up to it a note tells how little it is trusted, and why.
    private static final int LITTLE_TRUST = 4;

    private final Map<String, Note> byKey = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> taken;

    /// @param taken step key of each note, by note id
    Vocabulary(List<Note> notes, Map<String, String> taken) {
        this.taken = taken;
        for (Note note : notes) {
            String key = "N" + (byKey.size() + 1);
            byKey.put(key, note);
            keys.put(note.id(), key);
        }
    }

    /// Of the notes as many as a prompt has room for, the most relevant, in the order in which they
    /// are given.
    ///
    /// @param tokens of room
    static Vocabulary fitting(
            List<Note> notes, Map<String, String> taken, Source source, int tokens) {
        Set<Note> fit = new LinkedHashSet<>();
        Material room = new Material(tokens);
        notes.stream()
                .sorted(
                        Comparator.comparingDouble((Note n) -> n.relevance().total())
                                .reversed()
                                .thenComparing(Note::id))
                .takeWhile(note -> room.add(shown("N" + notes.size(), note, source)))
                .forEach(fit::add);
        return new Vocabulary(notes.stream().filter(fit::contains).toList(), taken);
    }

    Optional<Note> note(String key) {
        return Optional.ofNullable(byKey.get(key.strip().toUpperCase(java.util.Locale.ROOT)));
    }

    List<Note> notes() {
        return List.copyOf(byKey.values());
    }

    Citation citation(Note note) {
        return new Citation(
                0, note.id(), note.quotes().getFirst(), taken.getOrDefault(note.id(), ""));
    }

    /// The notes as a prompt shows them, as many as fit.
    String shown(Source source, int tokens) {
        Material material = new Material(tokens);
        for (Map.Entry<String, Note> entry : byKey.entrySet()) {
            if (!material.add(shown(entry.getKey(), entry.getValue(), source))) {
                break;
            }
        }
        return material.toString();
    }

    private static String shown(String key, Note note, Source source) {
        String quote = note.quotes().getFirst().text().replaceAll("\\s+", " ").strip();
        String title =
                source.document(note.quotes().getFirst().documentId())
                        .map(Document::title)
                        .orElse("");
        String standing = note.appraisal() == null ? "" : standing(note.appraisal());
        return "[%s] %s\n     \"%s\" (%s%s)"
                .formatted(
                        key,
                        note.finding(),
                        quote.length() > LONGEST_QUOTE
                                ? quote.substring(0, LONGEST_QUOTE) + " …"
                                : quote,
                        title,
                        standing);
    }

    /// What a writer has to heed.
    private static String standing(Note.Appraisal appraisal) {
        String relation =
                switch (appraisal.relation()) {
                    case QUALIFIES -> "; qualifies";
                    case OPPOSES -> "; opposes";
                    case ANSWERS, BACKGROUND -> "";
                    case null -> "";
                };
        return appraisal.trust() > LITTLE_TRUST
                ? relation
                : "%s; trust %d/10: %s".formatted(relation, appraisal.trust(), appraisal.reason());
    }

    /// A draft's sentences with the keys of what they cite.
    String shown(Draft draft) {
        StringBuilder text = new StringBuilder();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                for (Sentence sentence : sentences) {
                    text.append(sentence.text()).append(' ').append(keys(sentence)).append('\n');
                }
                text.append('\n');
            }
        }
        return text.toString().strip();
    }

    private String keys(Sentence sentence) {
        Set<String> cited = new LinkedHashSet<>();
        for (Citation citation : sentence.citations()) {
            String key = keys.get(citation.noteId());
            if (key != null) {
                cited.add("[" + key + "]");
            }
        }
        return String.join("", cited);
    }

    /// Notes that drafts cite, in the order in which they are first cited.
    static List<Note> cited(Iterable<Draft> drafts, List<Note> notes) {
        Map<String, Note> byId = new LinkedHashMap<>();
        notes.forEach(n -> byId.put(n.id(), n));
        Set<Note> cited = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            for (Block block : draft.blocks()) {
                if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                    sentences.stream()
                            .flatMap(s -> s.citations().stream())
                            .map(c -> byId.get(c.noteId()))
                            .filter(n -> n != null)
                            .forEach(cited::add);
                }
            }
        }
        return new ArrayList<>(cited);
    }
}
