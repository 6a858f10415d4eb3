package maestro.agents.model.fitness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import maestro.agents.model.reply.Described;

/// The tasks' texts, about an island that doesn't exist, so that nothing can be known by heart; and
/// what makes an answer a good one.
final class Exercises {
    /// Points of ten between a passage that answers and one that doesn't.
    static final int APART = 3;

    /// Per cent of the letters.
    static final int KOREAN_ENOUGH = 60;

    /// What a plan speaks of that was made for its question, in whatever form of the word.
    private static final List<Pattern> PLANNED =
            patterns("ostrel|오스트렐", "bird|바닷새|갈매기|조류", "\\bisland|섬", "declin|decreas|감소|줄어|줄었");

    /// The same of an answer in Korean about the terns.
    private static final List<Pattern> ANSWERED =
            patterns(
                    "ostrel|오스트렐",
                    "갈매기|tern",
                    "감소|줄어|줄었|38 ?%",
                    "바다|해수|수온|0[.]9",
                    "먹이|까나리|모래장어|eel");

    /// So many of them are no accident.
    private static final int NO_ACCIDENT = 2;

    private static final Set<String> NOTES = Set.of("n1", "n2", "n3", "n4");
    private static final Set<String> TELLING = Set.of("n1", "n3");
    private static final Pattern KEY =
            Pattern.compile("\\[([A-Za-z]*\\d+(?:\\s*[,;]\\s*[A-Za-z]*\\d+)*)]");

    private static final String GIVEN =
            """
            Notes:
            [n1] The Varga survey of 2019 counted 412 pairs of the grey tern on Ostrel, 38 % fewer than in 2009.
            [n2] Ostrel has a harbour that was enlarged in 1987.
            [n3] Between 2009 and 2019 the sea around Ostrel warmed by 0.9 degrees, and sand eels, the terns' food, moved north.
            [n4] The island's school teaches 61 children.
            """;

    static final String PLAN =
            """
            Plan the outline of a short report that answers: "Why do seabirds on the island of Ostrel decline?"
            Give it a title and two to four sections. Each section has a title and one or two questions to be answered.\
            """;

    private static final String JUDGE =
            """
            How well does the passage answer the question? Give a score from 1 (not at all) to 10 (fully) and a reason of one sentence.
            Question: How many grey terns bred on Ostrel in 2019?
            Passage: %s\
            """;

    static final String RELEVANT =
            JUDGE.formatted(
                    "The Varga survey of 2019 counted 412 breeding pairs of the grey tern on Ostrel.");
    static final String IRRELEVANT =
            JUDGE.formatted(
                    "Ostrel's harbour was enlarged in 1987 and takes ships of up to 90 metres.");

    static final String CITE =
            GIVEN
                    + """

                    In two or three sentences, say how the number of terns on Ostrel has changed and what may be the cause.
                    Use only the notes. After each sentence put the key of the note that it rests on, such as [n9]. Leave out notes that don't matter.\
                    """;

    static final String UNANSWERED =
            GIVEN
                    + """

                    Question: Who is the mayor of Ostrel? Use only the notes. If they don't hold the answer, reply with NOT FOUND and nothing else.\
                    """;

    static final String IN_KOREAN =
            GIVEN
                    + """

                    위 메모를 바탕으로 오스트렐의 제비갈매기 수가 어떻게 변했고 그 원인이 무엇일 수 있는지 한국어로 두세 문장으로 답하세요.\
                    """;

    private Exercises() {}

    record Outline(String title, List<Part> sections) {}

    record Part(String title, List<String> questions) {}

    record Relevance(@Described("from 1 to 10") int score, String reason) {}

    private static List<Pattern> patterns(String... words) {
        return Stream.of(words)
                .map(word -> Pattern.compile(word, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /// Whether a plan speaks of what was asked: some of the question's words stand in it, one of
    /// them in at least every other section, and no two sections have one title.
    static boolean sensible(Outline outline) {
        List<String> sections =
                outline.sections().stream()
                        .map(part -> part.title() + "\n" + String.join("\n", part.questions()))
                        .toList();
        long telling = sections.stream().filter(text -> spoken(PLANNED, text) > 0).count();
        long titles = outline.sections().stream().map(Part::title).distinct().count();
        String all = outline.title() + "\n" + String.join("\n", sections);
        return 2 * telling >= sections.size()
                && titles == sections.size()
                && spoken(PLANNED, all) >= NO_ACCIDENT;
    }

    /// Whether an answer in Korean speaks of what the notes say.
    static boolean speaksOfTheNotes(String reply) {
        return spoken(ANSWERED, reply) >= NO_ACCIDENT;
    }

    private static long spoken(List<Pattern> words, String text) {
        return words.stream().filter(word -> word.matcher(text).find()).count();
    }

    /// @param unknown keys that were not given
    /// @param missing keys of notes that hold the answer and aren't cited
    record Cited(List<String> unknown, List<String> missing) {}

    static Cited cited(String reply) {
        Set<String> keys = new TreeSet<>();
        Matcher cited = KEY.matcher(reply);
        while (cited.find()) {
            for (String key : cited.group(1).split("[,;]")) {
                keys.add(key.strip().toLowerCase(Locale.ROOT));
            }
        }
        List<String> unknown = keys.stream().filter(key -> !NOTES.contains(key)).toList();
        List<String> missing = new ArrayList<>(new TreeSet<>(TELLING));
        missing.removeAll(keys);
        return new Cited(unknown, missing);
    }

    static boolean saysNotFound(String reply) {
        String said = reply.toLowerCase(Locale.ROOT);
        return reply.length() < 300
                && (said.contains("not found")
                        || said.contains("not mention")
                        || said.contains("don't hold")
                        || said.contains("do not hold")
                        || said.contains("no information"));
    }

    /// Of all letters, those of Hangul; names and units in Latin letters are left out of the count,
    /// Chinese and Japanese ones are not.
    static double koreanShare(String reply) {
        long hangul =
                reply.codePoints().filter(c -> script(c) == Character.UnicodeScript.HANGUL).count();
        long latinWords =
                Pattern.compile("(?<!\\p{L})\\p{IsLatin}{4,}(?!\\p{L})")
                        .matcher(reply)
                        .results()
                        .mapToLong(word -> word.group().length())
                        .sum();
        long others =
                reply.codePoints()
                        .filter(Character::isLetter)
                        .filter(c ->
                                script(c) != Character.UnicodeScript.HANGUL
                                        && script(c) != Character.UnicodeScript.LATIN)
                        .count();
        long all = hangul + latinWords + others;
        return all == 0 ? 0 : (double) hangul / all;
    }

    private static Character.UnicodeScript script(int codePoint) {
        return Character.UnicodeScript.of(codePoint);
    }
}
