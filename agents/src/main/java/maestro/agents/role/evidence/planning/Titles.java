package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.corpus.Compass;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Headings;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Phrases;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;

/// Finds a heading for a cluster: what authors wrote above its passages themselves, or the phrase
/// that characterises it, whichever is closest in meaning to the cluster and to the question.
final class Titles {
    private static final int MOST_WORDS = 5;

    /// Words that tell no theme from another.
    private static final Set<String> GENERIC =
            Words.content(
                    "large systems models methods approaches frameworks techniques processes tasks results paradigms responses researchers"
                            + " studies representative current general definition current traditional works overall observations"
                            + " nlp performance information content text language different different process setting scenario"
                            + " advanced naive development future stage phase field ability capabilities");

    /// Titles of remedies, where failures are asked for.
    private static final Set<String> CURES =
            Words.content(
                    "mechanism preserving defense detection verification validation evaluation benefits advantages robustness alignment filtering checking control protection removal");

    /// Words that name a thing by their ending; others, alone, may be adjectives.
    private static final Pattern NOUN =
            Pattern.compile(
                    "(?i)(?:.{4,}s|tion|sion|ment|ness|ity|ism|ing|ance|ence|ure|acy|ency)$|[가-힣]{2,}$");

    private final Corpus corpus;

    Titles(Corpus corpus) {
        this.corpus = corpus;
    }

    record Candidate(String text, double characteristic, int headings) {}

    /// Candidates for a title, best first; empty where none reads as one.
    List<String> rank(List<Spot> spots, List<Phrases.Phrase> phrases, Inquiry inquiry)
            throws InterruptedException {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        double top = phrases.isEmpty() ? 1 : phrases.getFirst().weight();
        for (Phrases.Phrase phrase : phrases) {
            put(candidates, phrase.text(), phrase.weight() / top, 0);
        }
        for (Spot spot : spots) {
            String heading = spot.statement().heading();
            if (corpus.text(spot.passage().documentId()).headings().contains(heading)) {
                put(candidates, heading, 0, 1);
            }
        }
        candidates.values().removeIf(c -> !acceptable(c.text(), inquiry));
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Candidate> list = new ArrayList<>(candidates.values());
        List<float[]> vectors = corpus.vectors(list.stream().map(Candidate::text).toList());
        Compass compass = Compass.of(inquiry, corpus);
        boolean meaning = spots.getFirst().vector().length == vectors.getFirst().length;
        float[] centre = Vectors.mean(spots.stream().map(Spot::vector).toList());
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Candidate c = list.get(i);
            int words = Words.of(c.text()).size();
            scores.put(
                    sentenceCase(c.text()),
                    (meaning
                                    ? 0.5 * Vectors.cosine(compass.across(vectors.get(i)), centre)
                                            + 0.25 * compass.closeness(vectors.get(i))
                                    : 0)
                            + 0.25 * c.characteristic()
                            + 0.05 * Math.min(3, c.headings())
                            - (words == 1 ? 0.12 : 0));
        }
        return scores.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void put(
            Map<String, Candidate> candidates, String text, double characteristic, int headings) {
        String key = String.join(" ", Words.content(text));
        candidates.merge(
                key,
                new Candidate(text, characteristic, headings),
                (a, b) ->
                        new Candidate(
                                b.headings() > 0 && a.headings() == 0 ? b.text() : a.text(),
                                Math.max(a.characteristic(), b.characteristic()),
                                a.headings() + b.headings()));
    }

    /// Stems of a title that neither the question nor any other title has.
    static Set<String> telling(String title, Inquiry inquiry) {
        Set<String> telling = new HashSet<>(Words.content(title));
        telling.removeAll(inquiry.stems());
        telling.removeAll(GENERIC);
        return telling;
    }

    /// A title that only repeats the topic, or is no phrase, is none.
    private boolean acceptable(String text, Inquiry inquiry) {
        Set<String> stems = Words.content(text);
        List<Words.Word> words = Words.of(text);
        if (stems.isEmpty()
                || words.size() > MOST_WORDS
                || words.getFirst().stop()
                || words.getLast().stop()
                || words.stream().anyMatch(w -> w.number())
                || text.matches(".*[:,;?!(){}\\[\\]\"“”|/@].*")
                || (words.size() == 1 && !NOUN.matcher(words.getFirst().form()).find())
                || verbal(words.getFirst())) {
            return false;
        }
        if (stems.stream().noneMatch(corpus::has)
                || stems.stream().anyMatch(inquiry.against()::contains)
                || (inquiry.kind().equals("failure") && stems.stream().anyMatch(CURES::contains))) {
            return false;
        }
        return !telling(text, inquiry).isEmpty()
                && corpus.documents().stream().noneMatch(d -> d.title().equalsIgnoreCase(text));
    }

    private static boolean verbal(Words.Word word) {
        return Words.verb(word.form()) && word.form().matches("(?i).*(?:s|ed)");
    }

    /// "Evaluation Benchmarks and Tools" becomes "Evaluation benchmarks and tools"; acronyms and
    /// names with capitals inside stay.
    String sentenceCase(String text) {
        Map<String, String> acronyms = corpus.acronyms().casing();
        boolean shouting = text.equals(text.toUpperCase(Locale.ROOT)) && text.length() > 6;
        StringBuilder out = new StringBuilder();
        for (String word : text.split("(?<=[ -])|(?=[ -])")) {
            String lower = word.toLowerCase(Locale.ROOT);
            String acronym = acronyms.get(lower);
            boolean mixed = word.chars().filter(Character::isUpperCase).count() >= 2 && !shouting;
            out.append(acronym != null && !lower.equals("as") ? acronym : mixed ? word : lower);
        }
        return Headings.capital(out.toString());
    }

    static Comparator<Passage> order() {
        return Comparator.comparing(Passage::documentId).thenComparingInt(Passage::ordinal);
    }
}
