package maestro.agents.report.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.difference.Difference;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Report;

/// Two reports side by side.
///
/// ```java
/// Comparison comparison = Comparison.of(missions.state(a).orElseThrow(), missions.state(b).orElseThrow()).orElseThrow();
/// ```
///
/// @param sections in the order of the one report, what only the other has in its place
public record Comparison(Figures one, Figures other, List<SectionPair> sections) {
    public Comparison {
        sections = List.copyOf(sections);
    }

    /// @return empty where one of them has no report
    public static Optional<Comparison> of(MissionState one, MissionState other) {
        if (one.report().isEmpty() || other.report().isEmpty()) {
            return Optional.empty();
        }
        Report left = one.report().get();
        Report right = other.report().get();
        return Optional.of(
                new Comparison(
                        Figures.of(one, left), Figures.of(other, right), sections(left, right)));
    }

    /// How many documents both cite.
    public int documentsInBoth() {
        return (int) one.documents().stream().filter(other.documents()::contains).count();
    }

    /// What the user chose otherwise for one of them.
    public List<Choice> choices() {
        return Choice.differing(one.brief(), other.brief());
    }

    /// A section with its statements.
    private record Part(String id, String heading, int level, List<Statement> statements) {
        static List<Part> of(Report report) {
            List<Part> parts = new ArrayList<>();
            parts.add(part(Draft.SUMMARY, "", 1, report.summary(), report));
            report.sections()
                    .forEach(s ->
                            parts.add(part(s.id(), s.heading(), s.level(), s.blocks(), report)));
            return parts;
        }

        private static Part part(
                String id, String heading, int level, List<Block> blocks, Report report) {
            return new Part(id, heading, level, Statement.of(blocks, report));
        }

        String name() {
            return heading.strip().toLowerCase(Locale.ROOT);
        }
    }

    private static List<SectionPair> sections(Report one, Report other) {
        List<Part> left = Part.of(one);
        List<Part> right = Part.of(other);
        Map<String, String> names = names(one, other, left, right);
        Differences differences = new Differences(one.language().locale());
        List<SectionPair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Difference<String> stretch :
                Difference.of(
                        left.stream().map(Part::name).toList(),
                        right.stream().map(p -> names.getOrDefault(p.id(), p.name())).toList())) {
            for (int k = 0; stretch.same() && k < stretch.one().size(); k++) {
                Part a = left.get(i + k);
                Part b = right.get(j + k);
                pairs.add(
                        new SectionPair(
                                a.heading(),
                                b.heading(),
                                a.level(),
                                differences.lines(a.statements(), b.statements())));
            }
            if (!stretch.same()) {
                left.subList(i, i + stretch.one().size())
                        .forEach(a ->
                                pairs.add(
                                        new SectionPair(
                                                a.heading(),
                                                null,
                                                a.level(),
                                                differences.lines(a.statements(), List.of()))));
                right.subList(j, j + stretch.other().size())
                        .forEach(b ->
                                pairs.add(
                                        new SectionPair(
                                                null,
                                                b.heading(),
                                                b.level(),
                                                differences.lines(List.of(), b.statements()))));
            }
            i += stretch.one().size();
            j += stretch.other().size();
        }
        return pairs;
    }

    /// Reports on the same questions number their sections alike, so that a section of another
    /// heading can be known by its id. Gives it the one report's name, by the other's id.
    private static Map<String, String> names(
            Report one, Report other, List<Part> left, List<Part> right) {
        Map<String, String> names = new HashMap<>();
        if (!one.questions().equals(other.questions())) {
            return names;
        }
        Set<String> taken = right.stream().map(Part::name).collect(Collectors.toSet());
        Set<String> known = left.stream().map(Part::name).collect(Collectors.toSet());
        for (Part part : right) {
            if (!known.contains(part.name())) {
                left.stream()
                        .filter(p -> p.id().equals(part.id()) && !taken.contains(p.name()))
                        .findFirst()
                        .ifPresent(p -> names.put(part.id(), p.name()));
            }
        }
        return names;
    }
}
