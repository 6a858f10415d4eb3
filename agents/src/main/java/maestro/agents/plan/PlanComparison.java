package maestro.agents.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import maestro.agents.mission.Section.Standing;
import org.jspecify.annotations.Nullable;

/// What differs between two versions of a plan. Sections and questions are the same where their ids
/// are.
///
/// @param changes of what the newer version has, in its reading order; then what it has no more, in
///   that of the older one
public record PlanComparison(List<Change> changes) {
    public PlanComparison {
        changes = List.copyOf(changes);
    }

    /// One difference. Something may differ in several ways.
    ///
    /// @param section whether it is one; a question otherwise
    /// @param text its title or words now; what it was last where it is removed
    /// @param before what it was: the title, the words or the purpose; where it moved, the title of
    ///   the section that it stood below; empty where there is nothing to say
    /// @param origin who asks a question; null for a section
    public record Change(
            Kind kind,
            boolean section,
            String id,
            String text,
            String before,
            @Nullable Origin origin) {}

    /// In which way something differs.
    public enum Kind {
        ADDED,
        REMOVED,
        /// another title, or a question in other words
        RENAMED,
        /// another purpose of a section
        PURPOSE,
        /// below another section, or from the top or to it
        MOVED,
        /// among the same siblings, in another order
        REORDERED,
        PINNED,
        PAUSED,
        /// neither pinned nor paused any more
        FREED
    }

    /// Something of a plan and where it stands.
    ///
    /// @param parent id of the section that it is below; empty at the top
    /// @param index among its siblings
    private record Spot(
            String id,
            boolean section,
            String text,
            String purpose,
            Standing standing,
            @Nullable Origin origin,
            String parent,
            String parentTitle,
            int index) {

        Change change(Kind kind, String before) {
            return new Change(kind, section, id, text, before, origin);
        }
    }

    /// @param older that is compared with; it may be the later one of the two
    public static PlanComparison of(Plan older, Plan newer) {
        Map<String, Spot> then = spots(older);
        Map<String, Spot> now = spots(newer);
        Set<String> reordered = reordered(then, now);
        List<Change> changes = new ArrayList<>();
        for (Spot spot : now.values()) {
            Spot was = then.get(spot.id());
            if (was == null) {
                changes.add(spot.change(Kind.ADDED, ""));
            } else {
                changes.addAll(between(was, spot));
                if (reordered.contains(spot.id())) {
                    changes.add(spot.change(Kind.REORDERED, ""));
                }
            }
        }
        then.values().stream()
                .filter(spot -> !now.containsKey(spot.id()))
                .forEach(spot -> changes.add(spot.change(Kind.REMOVED, "")));
        return new PlanComparison(changes);
    }

    /// All changes of each section and question that has any, by id.
    public Map<String, List<Change>> byId() {
        return changes.stream()
                .collect(
                        Collectors.groupingBy(
                                Change::id, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    private static List<Change> between(Spot was, Spot is) {
        List<Change> changes = new ArrayList<>();
        if (!was.text().equals(is.text())) {
            changes.add(is.change(Kind.RENAMED, was.text()));
        }
        if (!was.purpose().equals(is.purpose())) {
            changes.add(is.change(Kind.PURPOSE, was.purpose()));
        }
        if (!was.parent().equals(is.parent())) {
            changes.add(is.change(Kind.MOVED, was.parentTitle()));
        }
        if (was.standing() != is.standing()) {
            changes.add(
                    is.change(
                            switch (is.standing()) {
                                case PINNED -> Kind.PINNED;
                                case PAUSED -> Kind.PAUSED;
                                case FREE -> Kind.FREED;
                            },
                            ""));
        }
        return changes;
    }

    private static Map<String, Spot> spots(Plan plan) {
        Map<String, Spot> spots = new LinkedHashMap<>();
        add(plan.sections(), "", "", spots);
        return spots;
    }

    private static void add(
            List<Section> sections, String parent, String title, Map<String, Spot> spots) {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            spots.putIfAbsent(
                    section.id(),
                    new Spot(
                            section.id(),
                            true,
                            section.title(),
                            section.purpose(),
                            section.standing(),
                            null,
                            parent,
                            title,
                            i));
            for (int q = 0; q < section.questions().size(); q++) {
                Question question = section.questions().get(q);
                spots.putIfAbsent(
                        question.id(),
                        new Spot(
                                question.id(),
                                false,
                                question.text(),
                                "",
                                Standing.FREE,
                                question.origin(),
                                section.id(),
                                section.title(),
                                q));
            }
            add(section.children(), section.id(), section.title(), spots);
        }
    }

    /// Of siblings that stayed siblings, the fewest that must have been taken out and put elsewhere
    /// to make the new order of the old: all but a longest run that rises.
    private static Set<String> reordered(Map<String, Spot> then, Map<String, Spot> now) {
        Map<String, List<Spot>> stayed = new LinkedHashMap<>();
        for (Spot spot : now.values()) {
            Spot was = then.get(spot.id());
            if (was != null && was.parent().equals(spot.parent())) {
                String siblings = spot.section() + spot.parent();
                stayed.computeIfAbsent(siblings, _ -> new ArrayList<>()).add(was);
            }
        }
        Set<String> reordered = new HashSet<>();
        for (List<Spot> siblings : stayed.values()) {
            siblings.forEach(s -> reordered.add(s.id()));
            longestRising(siblings).forEach(s -> reordered.remove(s.id()));
        }
        return reordered;
    }

    private static List<Spot> longestRising(List<Spot> siblings) {
        int[] length = new int[siblings.size()];
        int[] previous = new int[siblings.size()];
        int last = -1;
        for (int i = 0; i < siblings.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (siblings.get(j).index() < siblings.get(i).index() && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (last < 0 || length[i] > length[last]) {
                last = i;
            }
        }
        List<Spot> rising = new ArrayList<>();
        for (int i = last; i >= 0; i = previous[i]) {
            rising.add(siblings.get(i));
        }
        return rising;
    }
}
