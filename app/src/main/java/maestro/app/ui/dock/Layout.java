package maestro.app.ui.dock;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Where panes are: a tree of splits whose leaves are rows of tabs.
public sealed interface Layout {

    /// Ids of all panes in it, in order.
    List<String> panes();

    /// A row of tabs.
    ///
    /// @param selected id of the pane in front; empty where there is none
    record Leaf(String selected, List<String> panes) implements Layout {
        public Leaf {
            panes = List.copyOf(panes);
            if (!panes.contains(selected)) {
                selected = panes.isEmpty() ? "" : panes.getFirst();
            }
        }

        public static Leaf of(String... panes) {
            return new Leaf(panes[0], List.of(panes));
        }
    }

    /// Parts side by side, or one above the other.
    ///
    /// @param dividers positions from 0 to 1, one fewer than there are children
    record Split(boolean vertical, List<Double> dividers, List<Layout> children) implements Layout {
        public Split {
            dividers = List.copyOf(dividers);
            children = List.copyOf(children);
        }

        @Override
        public List<String> panes() {
            return children.stream().flatMap(child -> child.panes().stream()).toList();
        }
    }

    /// Without the panes that are refused or come twice; empty where none is left. Splits of a
    /// single part are that part.
    static Optional<Layout> keep(Layout layout, Predicate<String> known) {
        return keep(layout, known, new LinkedHashSet<>());
    }

    private static Optional<Layout> keep(Layout layout, Predicate<String> known, Set<String> seen) {
        return switch (layout) {
            case Leaf leaf -> {
                List<String> kept = leaf.panes.stream().filter(known).filter(seen::add).toList();
                yield kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Leaf(leaf.selected, kept));
            }
            case Split split -> {
                List<Layout> kept = new ArrayList<>();
                for (Layout child : split.children) {
                    keep(child, known, seen).ifPresent(kept::add);
                }
                boolean whole =
                        kept.size() == split.children.size()
                                && split.dividers.size() == kept.size() - 1;
                yield switch (kept.size()) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(kept.getFirst());
                    default ->
                            Optional.of(
                                    new Split(
                                            split.vertical,
                                            whole ? split.dividers : even(kept.size()),
                                            kept));
                };
            }
        };
    }

    /// Puts a closed pane back: beside those it stands with by default, else where its neighbours
    /// of the default layout are, else in the first row of tabs.
    ///
    /// @return with the pane in front of its row
    static Layout with(Layout layout, String pane, Layout byDefault) {
        if (layout.panes().isEmpty()) {
            return Leaf.of(pane);
        }
        List<String> mates = leafOf(byDefault, pane).map(Leaf::panes).orElse(List.of());
        for (String mate : mates) {
            if (layout.panes().contains(mate)) {
                return joined(layout, mate, pane);
            }
        }
        return beside(layout, pane, byDefault)
                .orElseGet(() -> joined(layout, layout.panes().getFirst(), pane));
    }

    /// As [#with], but the pane that was in front of the row stays there.
    static Layout behind(Layout layout, String pane, Layout byDefault) {
        Layout with = with(layout, pane, byDefault);
        return leafOf(with, pane)
                .filter(row -> row.panes.size() > 1)
                .flatMap(row -> leafOf(layout, row.panes.getFirst()))
                .map(before -> front(with, before.selected))
                .orElse(with);
    }

    private static Layout front(Layout layout, String pane) {
        return switch (layout) {
            case Leaf leaf -> leaf.panes.contains(pane) ? new Leaf(pane, leaf.panes) : leaf;
            case Split split ->
                    new Split(
                            split.vertical,
                            split.dividers,
                            split.children.stream().map(c -> front(c, pane)).toList());
        };
    }

    /// The row of tabs that holds a pane.
    static Optional<Leaf> leafOf(Layout layout, String pane) {
        return switch (layout) {
            case Leaf leaf -> leaf.panes.contains(pane) ? Optional.of(leaf) : Optional.empty();
            case Split split ->
                    split.children.stream().flatMap(c -> leafOf(c, pane).stream()).findFirst();
        };
    }

    private static Layout joined(Layout layout, String mate, String pane) {
        return switch (layout) {
            case Leaf leaf -> {
                if (!leaf.panes.contains(mate)) {
                    yield leaf;
                }
                List<String> panes = new ArrayList<>(leaf.panes);
                panes.add(pane);
                yield new Leaf(pane, panes);
            }
            case Split split ->
                    new Split(
                            split.vertical,
                            split.dividers,
                            split.children.stream().map(c -> joined(c, mate, pane)).toList());
        };
    }

    /// Looks for the innermost default split round the pane that has a neighbour which is still
    /// shown, and divides that neighbour's place.
    private static Optional<Layout> beside(Layout layout, String pane, Layout byDefault) {
        if (!(byDefault instanceof Split split)) {
            return Optional.empty();
        }
        for (int i = 0; i < split.children.size(); i++) {
            Layout own = split.children.get(i);
            if (!own.panes().contains(pane)) {
                continue;
            }
            Optional<Layout> inner = beside(layout, pane, own);
            if (inner.isPresent()) {
                return inner;
            }
            for (int distance = 1; distance < split.children.size(); distance++) {
                for (int n : new int[] {i - distance, i + distance}) {
                    if (n >= 0 && n < split.children.size()) {
                        List<String> neighbours = split.children.get(n).panes();
                        if (layout.panes().stream().anyMatch(neighbours::contains)) {
                            return Optional.of(
                                    divided(layout, neighbours, pane, split.vertical, i < n));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The smallest part that holds all shown neighbours gives up a share of its place.
    private static Layout divided(
            Layout layout, List<String> neighbours, String pane, boolean vertical, boolean first) {
        if (layout instanceof Split split) {
            List<Layout> touched =
                    split.children.stream()
                            .filter(c -> c.panes().stream().anyMatch(neighbours::contains))
                            .toList();
            if (touched.size() == 1) {
                Layout only = touched.getFirst();
                return new Split(
                        split.vertical,
                        split.dividers,
                        split.children.stream()
                                .map(c ->
                                        c == only
                                                ? divided(c, neighbours, pane, vertical, first)
                                                : c)
                                .toList());
            }
        }
        Leaf added = Leaf.of(pane);
        return first
                ? new Split(vertical, List.of(0.3), List.of(added, layout))
                : new Split(vertical, List.of(0.7), List.of(layout, added));
    }

    private static List<Double> even(int parts) {
        List<Double> dividers = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            dividers.add((double) i / parts);
        }
        return dividers;
    }
}
