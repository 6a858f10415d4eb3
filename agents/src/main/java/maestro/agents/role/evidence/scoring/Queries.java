package maestro.agents.role.evidence.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Aspect;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Voice;
import maestro.rag.index.Hit;

/// The wordings in which a question is searched.
public final class Queries {
    private static final int MOST_ASPECTS = 6;
    private static final int FEEDBACK_HITS = 8;
    private static final int FEEDBACK_WORDS = 4;

    private Queries() {}

    /// @param reason why it is asked, for people
    public record Query(String text, String reason) {}

    public static List<Query> of(Section section, Question question, Inquiry inquiry, Voice voice) {
        List<Query> queries = new ArrayList<>();
        add(queries, inquiry.text(), voice.say("query.asked"));
        add(queries, inquiry.key(), voice.say("query.key"));
        if (Words.korean(inquiry.text())) {
            add(queries, inquiry.english(), voice.say("query.english"));
        }
        add(queries, acronyms(inquiry), voice.say("query.short"));
        if (question.origin() == Question.Origin.PLANNER) {
            add(queries, section.title(), voice.say("query.theme"));
        } else {
            for (Aspect aspect : inquiry.aspects().stream().limit(MOST_ASPECTS).toList()) {
                add(
                        queries,
                        topic(inquiry) + " " + aspect.query(),
                        voice.say("query.aspect", voice.quoted(aspect.name())));
            }
        }
        return queries;
    }

    private static String topic(Inquiry inquiry) {
        return Words.korean(inquiry.topic()) ? inquiry.english() : inquiry.topic();
    }

    private static void add(List<Query> queries, String text, String reason) {
        String query = text.strip();
        if (!query.isEmpty() && queries.stream().noneMatch(q -> q.text().equalsIgnoreCase(query))) {
            queries.add(new Query(query, reason));
        }
    }

    /// The question's terms in their shortest forms ("RAG evaluated").
    private static String acronyms(Inquiry inquiry) {
        StringBuilder text = new StringBuilder();
        inquiry.terms()
                .forEach(t -> {
                    String label =
                            t.forms().size() > 1
                                            && t.forms().get(1).size() == 1
                                            && t.forms().getFirst().size() > 1
                                    ? t.forms().get(1).iterator().next().toUpperCase(Locale.ROOT)
                                    : t.label();
                    text.append(label).append(' ');
                });
        return text.toString();
    }

    /// The question with the words that set its best hits apart, after Lavrenko and Croft's
    /// relevance model: a word weighs by its rarity and by the hits that have it, the first most.
    public static String expanded(Inquiry inquiry, List<Hit> hits, Corpus corpus) {
        Map<String, Double> weights = new TreeMap<>();
        Map<String, String> forms = new TreeMap<>();
        Set<String> asked = inquiry.stems();
        for (Hit hit : hits.stream().limit(FEEDBACK_HITS).toList()) {
            for (Words.Word word : Words.of(hit.passage().text())) {
                boolean useful =
                        !word.stop()
                                && !word.number()
                                && word.form().length() > 3
                                && !asked.contains(word.stem());
                if (useful) {
                    weights.merge(
                            word.stem(), corpus.idf(word.stem()) / (2 + hit.rank()), Double::sum);
                    forms.putIfAbsent(word.stem(), word.form().toLowerCase(Locale.ROOT));
                }
            }
        }
        List<String> best =
                weights.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(FEEDBACK_WORDS)
                        .map(e -> forms.getOrDefault(e.getKey(), e.getKey()))
                        .toList();
        return best.isEmpty() ? "" : inquiry.key() + " " + String.join(" ", best);
    }
}
