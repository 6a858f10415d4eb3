package maestro.agents.model.reply;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Records as roles ask for them, and replies that fill them.
final class Shapes {
    private static final List<String> TEXTS =
            List.of(
                    "Retrieval lowers the share of unsupported claims",
                    "It's said that \"noise\" helps, sometimes",
                    "검색은 근거 없는 문장을 줄인다",
                    "A path like C:\\data, or 50 % of 3/4",
                    "Line one\nline two, with [1] and {braces}",
                    "See https://example.org/a?b=c#d // no comment");

    private Shapes() {}

    enum Relation {
        SUPPORTS,
        CONTRADICTS,
        BACKGROUND
    }

    record Section(String title, String purpose, List<String> questions) {}

    record Outline(String title, List<Section> sections) {}

    record Judgement(
            @Described("between 0 and 1") double score,
            boolean enough,
            List<String> gaps,
            @Nullable String remark) {}

    record Finding(String text, int trust, Relation relation, String quote) {}

    record Findings(List<Finding> findings) {}

    record Queries(List<String> queries) {}

    static Record any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Outline(text(random), many(random, () -> section(random)));
            case 1 ->
                    new Judgement(
                            random.nextInt(100) / 100.0,
                            random.nextBoolean(),
                            many(random, () -> text(random)),
                            random.nextBoolean() ? text(random) : null);
            case 2 -> new Findings(many(random, () -> finding(random)));
            default -> new Queries(many(random, () -> text(random)));
        };
    }

    private static Section section(Random random) {
        return new Section(text(random), text(random), many(random, () -> text(random)));
    }

    private static Finding finding(Random random) {
        Relation[] relations = Relation.values();
        return new Finding(
                text(random),
                1 + random.nextInt(10),
                relations[random.nextInt(relations.length)],
                text(random));
    }

    private static <T> List<T> many(Random random, java.util.function.Supplier<T> one) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(3)).mapToObj(i -> one.get()).toList();
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
