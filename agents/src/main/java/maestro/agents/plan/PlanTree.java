package maestro.agents.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import maestro.agents.mission.Section;
import org.jspecify.annotations.Nullable;

/// Changes to trees of sections. Every one returns a new tree; ids that aren't there change
/// nothing.
final class PlanTree {
    private PlanTree() {}

    /// Where a section stands.
    ///
    /// @param parent null for a top section
    record Place(@Nullable String parent, int index) {}

    static List<Section> change(List<Section> tree, String id, UnaryOperator<Section> by) {
        return tree.stream()
                .map(s -> {
                    Section below = s.withChildren(change(s.children(), id, by));
                    return s.id().equals(id) ? by.apply(below) : below;
                })
                .toList();
    }

    static List<Section> remove(List<Section> tree, String id) {
        return tree.stream()
                .filter(s -> !s.id().equals(id))
                .map(s -> s.withChildren(remove(s.children(), id)))
                .toList();
    }

    static List<Section> insert(List<Section> tree, Place at, Section section) {
        String parent = at.parent();
        return parent == null
                ? with(tree, at.index(), section)
                : change(
                        tree, parent, p -> p.withChildren(with(p.children(), at.index(), section)));
    }

    static Optional<Section> section(List<Section> tree, String id) {
        return tree.stream().flatMap(Section::stream).filter(s -> s.id().equals(id)).findFirst();
    }

    static Optional<Place> place(List<Section> tree, String id) {
        return place(tree, id, null);
    }

    private static Optional<Place> place(List<Section> tree, String id, @Nullable String parent) {
        for (int i = 0; i < tree.size(); i++) {
            if (tree.get(i).id().equals(id)) {
                return Optional.of(new Place(parent, i));
            }
            Optional<Place> below = place(tree.get(i).children(), id, tree.get(i).id());
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /// The section that holds a question.
    static Optional<Section> holder(List<Section> tree, String questionId) {
        return tree.stream()
                .flatMap(Section::stream)
                .filter(s -> s.questions().stream().anyMatch(q -> q.id().equals(questionId)))
                .findFirst();
    }

    /// Siblings of a place.
    static List<Section> siblings(List<Section> tree, Place at) {
        String parent = at.parent();
        return parent == null
                ? tree
                : section(tree, parent).map(Section::children).orElse(List.of());
    }

    static <T> List<T> with(List<T> list, int index, T added) {
        List<T> now = new ArrayList<>(list);
        now.add(Math.clamp(index, 0, list.size()), added);
        return now;
    }
}
