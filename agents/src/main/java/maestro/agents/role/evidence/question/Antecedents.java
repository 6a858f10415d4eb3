package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// What the later part of an English question may point back to with "it", "their" or nothing at
/// all. Only what agrees in number and leaves no choice is put in its place: a question that means
/// something else than the user's is worse than a long one.
///
/// @param things subject and object of the earlier part
/// @param within what one of them is of, where none of them agrees
/// @param why whether the earlier part asks why: "it" may then be all that it says
record Antecedents(List<Thing> things, List<Thing> within, boolean why) {
    static final Antecedents NONE = new Antecedents(List.of(), List.of(), false);

    private static final Pattern DEFINED =
            Pattern.compile("(?i)^(?:what|who)\\s+(?:is|are|was|were)\\s+(.+)$");
    private static final Pattern OF = Pattern.compile("(?i)^.*?\\b(?:of|in|for|about|on)\\s+(.+)$");
    private static final Pattern DONE =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where)\\s+(?:is|are|was|were|has|have)\\s+(.+?)\\s+(\\p{L}{2,}(?:ed|ade|uilt|ught|own|one|en)|lost|kept|held|sold|told|left|sent|spent|won|run|paid|set|put|found|read)(?:\\s+(.*))?$");
    private static final Pattern WHO =
            Pattern.compile("(?i)^who\\s+\\p{L}+s?\\s+(?:from|for|with|against|on)\\s+(.+)$");
    private static final Pattern SEVERAL = Pattern.compile("(?i)\\b(they|them|these|those)\\b");
    private static final Pattern ONE = Pattern.compile("(?i)\\b(it|this)\\b");
    private static final Pattern THEIRS = Pattern.compile("(?i)^(.*?)\\btheir\\s+(.+)$");
    private static final Pattern ITS = Pattern.compile("(?i)^(.*?)\\bits\\s+(.+)$");

    /// "Such measures", "these methods": what is meant has no name of its own.
    private static final Pattern OF_THE_KIND =
            Pattern.compile(
                    "(?i)\\b(?:such|(?:this|these|those)\\s+(?!is\\b|are\\b|was\\b|were\\b|do\\b|does\\b|can\\b|have\\b|has\\b)\\p{L}+)\\b");

    private static final Pattern ALL_OF_IT = Pattern.compile("(?i).*\\b(?:it|this)$");
    private static final Pattern NAME = Pattern.compile(".+[\\p{Lu}\\d].*");
    private static final Pattern NAMES_IT =
            Pattern.compile("(?i)^(?:what|who)\\s+(?:is|are)\\s+(?!the\\b).+$");

    /// Fewer words than these say too little by themselves.
    private static final int WORDS = 3;

    /// Nouns that are always of something: by themselves they don't say what a question is about.
    private static final Set<String> RELATIONAL =
            Words.content(
                    "failure failures limit limits limitation limitations drawback drawbacks weakness weaknesses problem problems challenge challenges risk risks"
                            + " error errors cause causes reason reasons effect effects result results consequence consequences advantage advantages benefit benefits"
                            + " strength strengths difference differences measure measures metric metrics cost costs application applications part parts component components alternatives");

    /// @param several whether it is spoken of as "they"
    record Thing(String text, boolean several) {
        static Thing of(String text) {
            return new Thing(text, Subjects.plural(text));
        }
    }

    /// What a question names.
    static Antecedents of(String question) {
        List<Thing> things = new ArrayList<>();
        List<Thing> within = new ArrayList<>();
        Matcher defined = DEFINED.matcher(question);
        Matcher done = DONE.matcher(question);
        Matcher who = WHO.matcher(question);
        Optional<Subjects.Clause> clause = Subjects.clause(question);
        if (defined.matches()) {
            add(things, defined.group(1).replaceFirst("(?i)^an?\\s+", ""));
            Matcher of = OF.matcher(defined.group(1));
            if (of.matches()) {
                add(within, of.group(1));
            }
        } else if (done.matches()) {
            add(things, done(question));
            add(things, Subjects.thing(done.group(3) == null ? "" : done.group(3)));
        } else if (who.matches()) {
            add(things, who.group(1));
        } else if (clause.isPresent()) {
            add(things, clause.get().subject());
            add(things, clause.get().object());
        }
        return new Antecedents(things, within, question.matches("(?i)^why\\b.*"));
    }

    /// What something is done to in "How is X trained"; empty for other forms.
    static String done(String question) {
        Matcher done = DONE.matcher(question);
        return done.matches() ? Subjects.bare(done.group(1)) : "";
    }

    private static void add(List<Thing> things, String text) {
        if (!Words.content(text).isEmpty()) {
            things.add(Thing.of(text));
        }
    }

    /// A later part with what it points to put in.
    ///
    /// @param breath whether it is asked in the same sentence, and so may lean on all of it
    /// @return empty where its form does not show what it speaks of
    Optional<String> within(String part, boolean breath) {
        if (OF_THE_KIND.matcher(part).find()) {
            return Optional.empty();
        }
        boolean several = SEVERAL.matcher(part).find() || THEIRS.matcher(part).matches();
        boolean one = ONE.matcher(part).find() || ITS.matcher(part).matches();
        if (several || one) {
            boolean choice = several && one || why && ALL_OF_IT.matcher(part).matches();
            return choice ? Optional.empty() : meant(several).map(t -> put(t.text(), part));
        }
        boolean related =
                !part.toLowerCase(Locale.ROOT).matches(".*\\b(?:of|in|for|to|with|about)\\b.*")
                        && RELATIONAL.containsAll(Words.content(part));
        if (related) {
            return things.stream().findFirst().map(t -> part + " of " + t.text());
        }
        boolean alone =
                !breath
                        || NAME.matcher(part).matches()
                        || NAMES_IT.matcher(part).matches()
                        || Words.content(part).size() >= WORDS;
        return alone ? Optional.of(part) : Optional.empty();
    }

    private Optional<Thing> meant(boolean several) {
        List<Thing> meant = things.stream().filter(t -> t.several() == several).toList();
        if (meant.size() > 1) {
            return Optional.empty();
        }
        return meant.stream()
                .findFirst()
                .or(() -> within.stream().filter(t -> t.several() == several).findFirst());
    }

    private static String put(String thing, String part) {
        for (Pattern possessive : List.of(ITS, THEIRS)) {
            Matcher m = possessive.matcher(part);
            if (m.matches()) {
                return m.group(1) + "the " + m.group(2) + " of " + thing;
            }
        }
        String name = Matcher.quoteReplacement(thing);
        return ONE.matcher(SEVERAL.matcher(part).replaceFirst(name)).replaceFirst(name);
    }
}
