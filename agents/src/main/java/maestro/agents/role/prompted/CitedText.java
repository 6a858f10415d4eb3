package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Note;
import maestro.agents.mission.Sentence;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Sentences;

/// Prose with keys of notes in square brackets, taken apart into sentences and citations. A key
/// that is not in the vocabulary is no citation. A sentence without one gets the note whose words
/// it uses most, where it uses enough of them, and is left out otherwise.
///
/// @param sentences that were left out
/// @param unknown keys that name no note
record CitedText(List<Block> blocks, List<String> left, int unknown) {
    private static final String KEY = "[Nn]\\s?\\d{1,4}";
    private static final Pattern MARK =
            Pattern.compile(
                    "\\s*[\\[(【]\\s*("
                            + KEY
                            + "(?:\\s*[,;、及 ]\\s*(?:and\\s+)?(?:"
                            + KEY
                            + "|\\d{1,4}))*)\\s*[])】]");
    private static final Pattern AFTER_STOP =
            Pattern.compile("([.!?。])((?:\\s*[\\[(【]\\s*" + KEY + "[^\\])】]{0,80}[])】])+)");
    private static final Pattern AFTER_KEY =
            Pattern.compile("(?<=[Nn]\\s?\\d{1,4}\\s?[])】][.!?。])\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /// What small models say before they begin: "Summary:", "Here is the section:".
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile(
                    "(?iu)\\A\\s*(?:\\*{0,2}(?:summary|section|answer|report|요약|답변|보고서|본문)\\*{0,2}\\s*[:：]\\*{0,2}\\s*|[^.!?。\\n\\[]{1,80}[:：]\\*{0,2}[ \\t]*\\R)");

    private static final Pattern DECORATION =
            Pattern.compile(
                    "(?m)^\\s*(?:#{1,6}\\s.*|[-*+•]\\s+|\\d{1,2}[.)]\\s+|```.*|>\\s?)|\\*\\*|__");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\s*\\R");
    private static final int MOST_SENTENCES = 120;
    private static final int LONGEST_SENTENCE = 1_000;

    /// Share of a sentence's words that a note has to hold to stand behind it unnamed.
    private static final double OWN = 0.6;

    static CitedText of(String text, Vocabulary vocabulary) {
        List<Block> blocks = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int unknown = 0;
        int count = 0;
        String said = ANNOUNCEMENT.matcher(text).replaceFirst("");
        for (String paragraph : PARAGRAPHS.split(DECORATION.matcher(said).replaceAll(""))) {
            String line =
                    AFTER_STOP
                            .matcher(paragraph.replaceAll("\\s+", " ").strip())
                            .replaceAll(m ->
                                    Matcher.quoteReplacement(
                                            " " + m.group(2).strip() + m.group(1)));
            List<Sentence> sentences = new ArrayList<>();
            for (String whole : sentences(line)) {
                Set<Note> cited = new LinkedHashSet<>();
                unknown += read(whole, vocabulary, cited);
                String words =
                        MARK.matcher(whole)
                                .replaceAll("")
                                .replaceAll("\\s+([.,;!?])", "$1")
                                .strip();
                if (words.length() < 2
                        || words.length() > LONGEST_SENTENCE
                        || count >= MOST_SENTENCES) {
                    continue;
                }
                if (cited.isEmpty()) {
                    nearest(words, vocabulary).ifPresent(cited::add);
                }
                if (cited.isEmpty()) {
                    left.add(words);
                    continue;
                }
                List<Citation> citations = cited.stream().map(vocabulary::citation).toList();
                sentences.add(new Sentence(words, citations, null));
                count++;
            }
            if (!sentences.isEmpty()) {
                blocks.add(new Block.Paragraph(sentences));
            }
        }
        return new CitedText(blocks, left, unknown);
    }

    /// A key with a stop ends one, whatever follows: "… [N4]. 2025 was dry [N5]."
    private static List<String> sentences(String line) {
        List<String> sentences = new ArrayList<>();
        for (String part : AFTER_KEY.split(line)) {
            Sentences.of(part).forEach(span -> sentences.add(span.of(part)));
        }
        return sentences;
    }

    /// @return how many keys name no note
    private static int read(String sentence, Vocabulary vocabulary, Set<Note> cited) {
        int unknown = 0;
        Matcher mark = MARK.matcher(sentence);
        while (mark.find()) {
            Matcher number = NUMBER.matcher(mark.group(1));
            while (number.find()) {
                Optional<Note> note = vocabulary.note("N" + Integer.parseInt(number.group()));
                note.ifPresent(cited::add);
                unknown += note.isPresent() ? 0 : 1;
            }
        }
        return unknown;
    }

    private static Optional<Note> nearest(String sentence, Vocabulary vocabulary) {
        Set<String> said = Words.content(sentence);
        Optional<Note> nearest = Optional.empty();
        double most = OWN;
        for (Note note : vocabulary.notes()) {
            Set<String> held = new LinkedHashSet<>(Words.content(note.quotes().getFirst().text()));
            held.addAll(Words.content(note.finding()));
            double share =
                    said.isEmpty()
                            ? 0
                            : (double) said.stream().filter(held::contains).count() / said.size();
            if (share >= most) {
                most = share;
                nearest = Optional.of(note);
            }
        }
        return nearest;
    }
}
