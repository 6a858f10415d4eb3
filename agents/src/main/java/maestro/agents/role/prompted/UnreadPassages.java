package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.source.Source;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;

/// What searches found and nobody has read, under short keys: U1, U2, and so on. The best of each
/// question, those with the fewest notes first.
final class UnreadPassages {
    private static final int MOST = 10;
    private static final int MOST_OF_A_QUESTION = 2;
    private static final int MOST_CHOSEN = 4;
    private static final int LONGEST = 240;

    private record Place(String documentId, int ordinal) {
        static Place of(Passage passage) {
            return new Place(passage.documentId(), passage.ordinal());
        }
    }

    private record Found(Section section, Question question, Passage passage) {}

    private final Map<String, Found> byKey = new LinkedHashMap<>();
    private final Material shown;

    /// @param previous reviews, whose passages were read
    /// @param tokens of room
    UnreadPassages(
            Plan plan,
            List<Note> notes,
            List<Search> searches,
            List<Review> previous,
            Source source,
            int tokens) {
        shown = new Material(tokens);
        Map<String, Search> byQuestion = new HashMap<>();
        searches.forEach(search -> byQuestion.put(search.questionId(), search));
        Set<Place> known = read(plan, byQuestion, previous, source);
        List<Found> asked = new ArrayList<>();
        for (Section section : plan.stream().toList()) {
            for (Question question : section.questions()) {
                Search search = byQuestion.get(question.id());
                if (search != null) {
                    PromptedResearcher.ranked(search, source)
                            .skip(PromptedResearcher.mostRead(question))
                            .filter(passage -> known.add(Place.of(passage)))
                            .limit(MOST_OF_A_QUESTION)
                            .forEach(p -> asked.add(new Found(section, question, p)));
                }
            }
        }
        Map<String, Integer> count = new HashMap<>();
        notes.forEach(note -> count.merge(note.questionId(), 1, Integer::sum));
        asked.stream()
                .sorted(Comparator.comparingInt(f -> count.getOrDefault(f.question().id(), 0)))
                .limit(MOST)
                .forEach(found -> show(found, source));
    }

    private static Set<Place> read(
            Plan plan, Map<String, Search> byQuestion, List<Review> previous, Source source) {
        Set<Place> read = new HashSet<>();
        for (Section section : plan.stream().toList()) {
            for (Question question : section.questions()) {
                Search search = byQuestion.get(question.id());
                if (search != null) {
                    PromptedResearcher.passages(question, search, source)
                            .forEach(passage -> read.add(Place.of(passage)));
                }
            }
        }
        previous.stream()
                .flatMap(review -> review.unread().stream())
                .flatMap(unread -> unread.passages().stream())
                .forEach(found -> read.add(new Place(found.documentId(), found.ordinal())));
        return read;
    }

    private void show(Found found, Source source) {
        String key = "U" + (byKey.size() + 1);
        Passage passage = found.passage();
        String text = passage.text().replaceAll("\\s+", " ").strip();
        String piece =
                "[%s] for \"%s\", from \"%s\": %s"
                        .formatted(
                                key,
                                found.question().text(),
                                source.document(passage.documentId())
                                        .map(Document::title)
                                        .orElse(""),
                                text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
        if (shown.add(piece)) {
            byKey.put(key, found);
        }
    }

    /// Empty where there are none.
    @Override
    public String toString() {
        return shown.toString();
    }

    /// Those that a model names, by the questions that found them, in the order of their keys.
    List<Review.Unread> chosen(List<String> keys) {
        Set<String> wanted = new HashSet<>();
        keys.forEach(key -> wanted.add(key.replaceAll("[\\[\\]\\s]", "").toUpperCase(Locale.ROOT)));
        Map<Question, List<Found>> chosen = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, Found> one : byKey.entrySet()) {
            if (wanted.contains(one.getKey()) && number < MOST_CHOSEN) {
                chosen.computeIfAbsent(one.getValue().question(), _ -> new ArrayList<>())
                        .add(one.getValue());
                number++;
            }
        }
        return chosen.values().stream()
                .map(all ->
                        new Review.Unread(
                                all.getFirst().section().id(),
                                all.getFirst().question().id(),
                                places(all)))
                .toList();
    }

    private static List<Search.Found> places(List<Found> all) {
        List<Search.Found> places = new ArrayList<>();
        for (Found one : all) {
            Passage passage = one.passage();
            places.add(
                    new Search.Found(
                            passage.documentId(), passage.ordinal(), places.size() + 1, 0));
        }
        return places;
    }
}
