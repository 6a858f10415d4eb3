package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Aspect;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Headings;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.NounPhrases;
import maestro.agents.role.evidence.text.Statement;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;

/// Phrases that could be the heading of a theme: noun phrases that several documents use in
/// sentences on the question, commoner there than in the library (the idea of class-based TF-IDF,
/// Grootendorst, "BERTopic", 2022).
final class Titles {
    private static final int LEAST_SPOTS = 3;

    /// A phrase of so large a share of the sentences names the subject and no theme of it.
    private static final double MOST_SHARE = 0.5;

    /// How many times commoner a phrase has to be in sentences on the question than in all.
    private static final double LEAST_LIFT = 2;

    private static final int MOST_DOCUMENTS = 40;

    private final Corpus corpus;

    Titles(Corpus corpus) {
        this.corpus = corpus;
    }

    /// @param telling stems that the question does not have
    /// @param sides of the question that it belongs to
    /// @param spots indexes of the sentences that name it themselves or stand below a heading that
    ///   does, ascending
    /// @param weight what each of them counts for it
    record Title(
            String text,
            Set<String> telling,
            Set<String> sides,
            Set<Integer> spots,
            double weight) {}

    /// All sentences of the documents that some sentences stand in.
    private Map<String, List<Statement>> around(List<Spot> spots) {
        Map<String, List<Statement>> around = new TreeMap<>();
        for (Spot spot : spots) {
            String id = spot.statement().documentId();
            if (around.size() < MOST_DOCUMENTS && !around.containsKey(id)) {
                around.put(id, corpus.text(id).statements());
            }
        }
        return around;
    }

    /// How many times commoner words are in sentences on the question than in all of the same
    /// document, on average over the documents that have them there: a survey of one theme does not
    /// make it common.
    private static double lift(
            Set<String> telling,
            Set<Integer> naming,
            List<Spot> spots,
            Map<String, List<Statement>> around) {
        double sum = 0;
        int documents = 0;
        for (Map.Entry<String, List<Statement>> entry : around.entrySet()) {
            String id = entry.getKey();
            long there =
                    naming.stream()
                            .filter(i -> spots.get(i).statement().documentId().equals(id))
                            .count();
            if (there > 0) {
                long own =
                        spots.stream().filter(s -> s.statement().documentId().equals(id)).count();
                long all =
                        entry.getValue().stream()
                                .filter(s -> s.stems().containsAll(telling))
                                .count();
                sum += (double) there / own * entry.getValue().size() / Math.max(there, all);
                documents++;
            }
        }
        return documents == 0 ? 0 : sum / documents;
    }

    /// Phrases of some sentences, in order of their stems.
    List<NounPhrases.Phrase> phrases(List<Spot> spots) {
        return new NounPhrases(
                        around(spots).values().stream()
                                .flatMap(List::stream)
                                .map(Statement::text)
                                .toList())
                .of(spots.stream().map(s -> s.statement().text()).toList());
    }

    /// @param spots best first
    /// @param phrases of these sentences
    /// @param taken titles that other sections have
    List<Title> of(
            Inquiry inquiry,
            List<Spot> spots,
            List<NounPhrases.Phrase> phrases,
            Set<String> taken) {
        List<Set<String>> above = new ArrayList<>();
        Set<Set<String>> headings = new HashSet<>();
        for (Spot spot : spots) {
            Statement s = spot.statement();
            boolean own = corpus.text(s.documentId()).headings().contains(s.heading());
            above.add(own ? Words.content(s.heading()) : Set.of());
            headings.add(above.getLast());
            headings.add(Words.content(corpus.title(s.documentId())));
        }
        Set<Set<String>> used = new LinkedHashSet<>();
        taken.forEach(t -> used.add(telling(Words.content(t), inquiry)));
        long documents = spots.stream().map(s -> s.statement().documentId()).distinct().count();
        Map<String, List<Statement>> around = around(spots);
        List<Title> titles = new ArrayList<>();
        for (NounPhrases.Phrase phrase : phrases) {
            Set<String> telling = telling(phrase.stems(), inquiry);
            if (telling.isEmpty()
                    || !telling.contains(Words.stem(phrase.head()))
                    || telling.stream().anyMatch(inquiry.against()::contains)
                    || used.stream().anyMatch(u -> Words.overlap(u, telling) >= 0.6)) {
                continue;
            }
            Set<Integer> naming = new TreeSet<>();
            Set<String> speakers = new HashSet<>();
            for (int i = 0; i < spots.size(); i++) {
                Statement s = spots.get(i).statement();
                if (s.stems().containsAll(telling) || above.get(i).containsAll(telling)) {
                    naming.add(i);
                    speakers.add(s.documentId());
                }
            }
            if (naming.size() < LEAST_SPOTS
                    || speakers.size() < Math.min(2, documents)
                    || naming.size() > MOST_SHARE * spots.size()) {
                continue;
            }
            double lift = lift(telling, naming, spots, around);
            boolean heads =
                    headings.contains(phrase.stems())
                            || (Directness.tells(inquiry.kind())
                                    ? !sides(telling, inquiry).isEmpty()
                                    : phrase.stems().size() > 1);
            if (lift >= LEAST_LIFT && heads) {
                titles.add(
                        new Title(
                                sentenceCase(phrase.text()),
                                telling,
                                sides(telling, inquiry),
                                naming,
                                weight(phrase, telling, inquiry, headings)
                                        * Math.sqrt(Math.min(4, speakers.size()))
                                        * Math.log(lift)));
            }
        }
        return titles;
    }

    /// Words by which an answer of the question's kind is known tell more than others; what an
    /// author wrote as a heading is one.
    private double weight(
            NounPhrases.Phrase phrase,
            Set<String> telling,
            Inquiry inquiry,
            Set<Set<String>> headings) {
        boolean heading =
                headings.stream().anyMatch(h -> h.size() < 4 && h.containsAll(phrase.stems()));
        return (sides(telling, inquiry).isEmpty() ? 1 : 1.6)
                * (heading ? 1.3 : 1)
                * (phrase.stems().size() > 1 ? 1.4 : 1);
    }

    /// The sides of the question that an answer with one of the words speaks to.
    private static Set<String> sides(Set<String> words, Inquiry inquiry) {
        Set<String> sides = new TreeSet<>();
        for (Aspect aspect : inquiry.aspects()) {
            if (words.stream().anyMatch(aspect.stems()::contains)) {
                sides.add(aspect.name());
            }
        }
        return sides;
    }

    private static Set<String> telling(Set<String> stems, Inquiry inquiry) {
        Set<String> telling = new LinkedHashSet<>(stems);
        telling.removeAll(inquiry.stems());
        telling.removeAll(inquiry.triggers());
        return telling;
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
