package maestro.app.ui.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Section;

/// All of a mission's quotes at a moment.
///
/// @param atRest whether nothing more comes unless the user asks for it
/// @param sections ids in reading order
record Evidence(
        String missionId, boolean atRest, List<String> sections, List<Item> items, int notes) {

    static final Evidence NONE = new Evidence("", true, List.of(), List.of(), 0);

    /// @param titles of documents by id
    static Evidence of(MissionState state, Function<String, String> titles) {
        Map<String, Section> sections = new HashMap<>();
        Map<String, String> questions = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Plan plan : state.plans()) {
            plan.stream()
                    .forEach(s -> {
                        if (sections.put(s.id(), s) == null) {
                            order.add(s.id());
                        }
                        for (Question q : s.questions()) {
                            questions.put(q.id(), q.text());
                        }
                    });
        }
        Set<String> cited = new HashSet<>();
        state.report()
                .ifPresent(r ->
                        r.sentences()
                                .flatMap(s -> s.citations().stream())
                                .map(Citation::noteId)
                                .forEach(cited::add));
        List<Item> items = new ArrayList<>();
        for (Note note : state.notes()) {
            Section section = sections.get(note.sectionId());
            for (Quote quote : note.quotes()) {
                items.add(
                        new Item(
                                note,
                                quote,
                                section == null ? note.sectionId() : section.title(),
                                questions.getOrDefault(note.questionId(), ""),
                                titles.apply(quote.documentId()),
                                cited.contains(note.id()),
                                state.stepOf(note.id()).orElse(null)));
            }
        }
        return new Evidence(
                state.mission().id(),
                state.phase().atRest(),
                order,
                List.copyOf(items),
                state.notes().size());
    }

    long documents() {
        return items.stream().map(i -> i.quote().documentId()).distinct().count();
    }
}
