package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Noun phrases of one to three words, told without a dictionary from how the texts themselves use
/// their words: what follows an article or a preposition is used as a noun, what an article follows
/// as a verb, and what mostly stands before another word ends no phrase. Runs of content words
/// between other words are those of Rose et al., "Automatic keyword extraction from individual
/// documents" (RAKE, 2010).
public final class NounPhrases {
    private static final int MOST_WORDS = 3;

    private static final Set<String> ARTICLES =
            Set.of("a", "an", "the", "its", "their", "our", "this", "these", "each", "any", "no");
    private static final Set<String> BEFORE_NOUN =
            Set.of("of", "in", "on", "by", "with", "without", "for", "from", "about", "such");
    private static final Set<String> BEFORE_VERB =
            Set.of("can", "may", "might", "could", "will", "would", "should", "must", "we", "they");
    private static final Set<String> AFTER_NOUN = Set.of("of", "is", "are", "was", "were", "in");
    private static final Set<String> PARTICLES =
            Set.of("은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "에서", "으로");

    /// @param text as most often written, lower-case but for words with capitals inside
    /// @param stems of its words
    /// @param texts indexes of the texts that have it, ascending
    public record Phrase(String text, Set<String> stems, Set<Integer> texts) {
        public Phrase {
            stems = Set.copyOf(stems);
        }

        /// Its last word.
        public String head() {
            return Words.of(text).getLast().form();
        }
    }

    private static final class Use {
        private int noun;
        private int verb;
        private int of;
    }

    private final Map<String, Use> uses = new HashMap<>();

    /// @param texts that show how words are used
    public NounPhrases(Collection<String> texts) {
        for (String text : texts) {
            List<Words.Word> words = Words.of(text);
            for (int i = 0; i < words.size(); i++) {
                count(words.get(i), before(text, words, i), after(text, words, i));
            }
        }
    }

    private void count(Words.Word word, String before, String after) {
        String form = lower(word);
        Use use = uses.computeIfAbsent(form, _ -> new Use());
        if (Words.korean(form)) {
            String ending =
                    form.startsWith(word.stem()) ? form.substring(word.stem().length()) : "";
            use.noun += PARTICLES.contains(ending) ? 1 : 0;
            use.verb += !ending.isEmpty() && !PARTICLES.contains(ending) ? 1 : 0;
            return;
        }
        boolean noun = ARTICLES.contains(before) || BEFORE_NOUN.contains(before);
        use.of += after.equals("of") ? 1 : 0;
        use.noun += noun || AFTER_NOUN.contains(after) ? 1 : 0;
        use.verb += BEFORE_VERB.contains(before) || (!noun && ARTICLES.contains(after)) ? 1 : 0;
    }

    /// Phrases of some texts, in order of their stems.
    public List<Phrase> of(List<String> texts) {
        Map<String, Found> found = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            List<Words.Word> words = Words.of(text);
            for (int from = 0; from < words.size(); from++) {
                if (inside(text, words.get(from))) {
                    continue;
                }
                for (int to = from; to < Math.min(words.size(), from + MOST_WORDS); to++) {
                    boolean apart = to > from && !adjacent(text, words.get(to - 1), words.get(to));
                    if (apart || !content(words.get(to))) {
                        break;
                    }
                    List<Words.Word> run = words.subList(from, to + 1);
                    String key = String.join(" ", run.stream().map(Words.Word::stem).toList());
                    found.computeIfAbsent(key, _ -> new Found())
                            .add(text, run, i, ends(after(text, words, to)));
                }
            }
        }
        List<Phrase> phrases = new ArrayList<>();
        found.forEach((key, f) -> {
            boolean whole = f.ending * 2 >= f.occurrences && !Lines.part(f.form());
            if (whole && nounPhrase(f.form())) {
                phrases.add(
                        new Phrase(
                                f.form(), new LinkedHashSet<>(List.of(key.split(" "))), f.texts));
            }
        });
        return phrases;
    }

    private boolean nounPhrase(String text) {
        List<Words.Word> words = Words.of(text);
        for (Words.Word word : words.subList(0, words.size() - 1)) {
            Use use = uses.get(lower(word));
            if (use == null || use.verb > use.noun || lower(word).endsWith("ly")) {
                return false;
            }
        }
        String last = lower(words.getLast());
        if (Words.korean(last)) {
            return last.length() > 1;
        }
        Use use = uses.get(last);
        boolean alone = words.size() == 1;
        return use != null
                && use.noun > 2 * use.verb
                && !(alone && (use.of * 10 > use.noun * 8 || last.endsWith("ing")))
                && last.length() > 2
                && !last.endsWith("ed")
                && !last.endsWith("ly");
    }

    /// Whether what follows a word ends its phrase: nothing, grammar or a verb.
    private boolean ends(String after) {
        Use use = uses.get(after);
        return after.isEmpty()
                || Words.stop(after)
                || Words.verb(after)
                || (use != null && use.verb > use.noun);
    }

    private static boolean content(Words.Word word) {
        return !word.stop() && !word.number() && word.form().length() > 1;
    }

    private static String before(String text, List<Words.Word> words, int i) {
        return i > 0 && adjacent(text, words.get(i - 1), words.get(i))
                ? lower(words.get(i - 1))
                : "";
    }

    private static String after(String text, List<Words.Word> words, int i) {
        return i + 1 < words.size() && adjacent(text, words.get(i), words.get(i + 1))
                ? lower(words.get(i + 1))
                : "";
    }

    /// Whether a word is the later part of one with a hyphen, so that no phrase begins with it:
    /// there are no "ing slopes" where the ski-ing slopes are.
    private static boolean inside(String text, Words.Word word) {
        int hyphen = word.start() - 1;
        return hyphen > 0
                && text.charAt(hyphen) == '-'
                && Character.isLetterOrDigit(text.charAt(hyphen - 1));
    }

    private static boolean adjacent(String text, Words.Word a, Words.Word b) {
        String gap = text.substring(a.start() + a.form().length(), b.start());
        return gap.equals(" ") || gap.equals("-");
    }

    private static String lower(Words.Word word) {
        return word.form().toLowerCase(Locale.ROOT);
    }

    private final class Found {
        private final Map<String, Integer> forms = new LinkedHashMap<>();
        private final Set<Integer> texts = new LinkedHashSet<>();
        private int occurrences;
        private int ending;

        void add(String text, List<Words.Word> run, int index, boolean ends) {
            Words.Word last = run.getLast();
            boolean korean = Words.korean(last.form());
            Use use = uses.get(lower(last));
            // A Korean phrase ends where its last word bears a particle, which is no part of it.
            boolean closed = korean ? use != null && use.noun > 0 : ends;
            int end = last.start() + (korean ? last.stem().length() : last.form().length());
            occurrences++;
            ending += closed ? 1 : 0;
            texts.add(index);
            forms.merge(plain(text.substring(run.getFirst().start(), end)), 1, Integer::sum);
        }

        String form() {
            return forms.entrySet().stream()
                    .max(
                            Map.Entry.<String, Integer>comparingByValue()
                                    .thenComparing(
                                            Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .orElseThrow()
                    .getKey();
        }

        private static String plain(String form) {
            StringBuilder out = new StringBuilder();
            for (String word : form.split("(?<=[ -])")) {
                long capitals = word.chars().filter(Character::isUpperCase).count();
                out.append(capitals >= 2 ? word : word.toLowerCase(Locale.ROOT));
            }
            return out.toString();
        }
    }
}
