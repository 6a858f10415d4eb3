package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Question;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.role.Researcher;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;
import maestro.rag.passage.ReferenceList;

/// Asks in the words of a model besides the question's own, reads what was found in portions, and
/// keeps those notes whose quotes stand in the passages.
final class PromptedResearcher implements Researcher {
    private static final int HITS = 20;
    private static final int MOST_QUERIES = 4;
    private static final int LONGEST_QUERY = 300;

    /// Passages read for a question, by who asked it.
    private static final int READ_FOR_USER = 16;

    private static final int READ_FOR_PLANNER = 12;
    private static final int READ_FOR_GAP = 8;

    /// Models overlook what stands among many passages.
    private static final int PASSAGES_AT_ONCE = 4;

    /// A model that quotes what stands nowhere so often, and nothing else, doesn't read.
    private static final int INVENTED = 3;

    private final Prompts prompts;
    private final Researcher twin;

    PromptedResearcher(Prompts prompts, Researcher twin) {
        this.prompts = prompts;
        this.twin = twin;
    }

    @Override
    public Search search(Section section, Question question, int round, StepContext context)
            throws InterruptedException {
        Asking asking = new Asking(prompts, context);
        Optional<Answers.Queries> answer =
                asking.answer(
                        "queries",
                        Prompt.SEARCH,
                        Map.of(
                                "question", question.text(),
                                "section", section.title(),
                                "questions", asking.questions(),
                                "languages", languages(context)),
                        Answers.Queries.class,
                        queries -> "");
        if (answer.map(Answers.Queries::queries).orElse(List.of()).isEmpty()) {
            asking.say("search.twin");
            return twin.search(section, question, round, context);
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(question.text(), asking.voice().say("search.itself"));
        for (Answers.Query query : answer.get().queries()) {
            String text = query.query().replaceAll("\\s+", " ").strip();
            if (!text.isEmpty()
                    && text.length() <= LONGEST_QUERY
                    && reasons.size() <= MOST_QUERIES) {
                reasons.putIfAbsent(text, query.reason().strip());
            }
        }
        List<Search.Query> done = new ArrayList<>();
        for (Map.Entry<String, String> query : reasons.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The search was interrupted");
            }
            List<Hit> hits = context.source().search(query.getKey(), HITS, true);
            done.add(new Search.Query(query.getKey(), query.getValue(), Source.references(hits)));
        }
        Search search = new Search(section.id(), question.id(), round, done);
        asking.say("search.done", done.size(), search.passages(), search.documents());
        return search;
    }

    @Override
    public Optional<String> inEnglish(String question, StepContext context)
            throws InterruptedException {
        return asked(
                        "english",
                        question,
                        new Asking(prompts, context),
                        Locale.ENGLISH.getDisplayLanguage(Locale.ENGLISH),
                        queries -> english(queries).isEmpty() ? "No query is in English." : "")
                .flatMap(PromptedResearcher::english);
    }

    /// What it is searched by before there are sections.
    private static Optional<Answers.Queries> asked(
            String call,
            String question,
            Asking asking,
            String languages,
            Function<Answers.Queries, String> fault)
            throws InterruptedException {
        return asking.answer(
                call,
                Prompt.SEARCH,
                Map.of(
                        "question",
                        question,
                        "section",
                        "-",
                        "questions",
                        asking.questions(),
                        "languages",
                        languages),
                Answers.Queries.class,
                fault);
    }

    /// What a model would search for, in the documents' languages; empty where it says nothing
    /// usable.
    ///
    /// @param call its name in the step
    static List<String> queries(String call, String question, Asking asking, StepContext context)
            throws InterruptedException {
        return asked(call, question, asking, languages(context), _ -> "")
                .map(Answers.Queries::queries)
                .orElse(List.of())
                .stream()
                .map(q -> q.query().replaceAll("\\s+", " ").strip())
                .filter(q -> !q.isEmpty() && q.length() <= LONGEST_QUERY)
                .limit(MOST_QUERIES)
                .toList();
    }

    /// The first that is in Latin letters.
    private static Optional<String> english(Answers.Queries queries) {
        return queries.queries().stream()
                .map(q -> q.query().replaceAll("\\s+", " ").strip())
                .filter(q -> q.matches("(?s).*[A-Za-z]{2}.*") && q.length() <= LONGEST_QUERY)
                .filter(q -> Language.of(q) == Language.ENGLISH)
                .findFirst();
    }

    private static String languages(StepContext context) {
        return context.source().documents().stream()
                .map(Document::language)
                .filter(tag -> !tag.equals("und"))
                .distinct()
                .sorted()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<Note> read(
            Section section,
            Question question,
            Search search,
            List<Note> known,
            StepContext context)
            throws InterruptedException {
        Asking asking = new Asking(prompts, context);
        List<Passage> passages = passages(question, search, context.source());
        NoteTaking taking = new NoteTaking(section, question, search.round(), known, context);
        int portions = 0;
        int read = 0;
        for (List<Passage> portion : portions(passages, asking)) {
            portions++;
            Map<String, Passage> keyed = keyed(portion);
            Optional<Answers.Notes> answer =
                    asking.answer(
                            "read/" + portions,
                            Prompt.READ,
                            Map.of(
                                    "question", question.text(),
                                    "questions", asking.questions(),
                                    "passages", shown(keyed, context.source())),
                            Answers.Notes.class,
                            a -> "");
            if (answer.isEmpty() && portions == 1) {
                asking.say("read.twin");
                return twin.read(section, question, search, known, context);
            }
            if (answer.isPresent()) {
                read += portion.size();
                answer.get().notes().forEach(found -> taking.take(found, keyed));
            }
        }
        List<Note> notes = taking.notes();
        asking.say(
                "read.done", read, notes.size(), taking.weak(), taking.unfounded(), taking.again());
        if (notes.isEmpty() && (taking.unfounded() >= INVENTED || read < passages.size())) {
            asking.say("read.twin");
            return twin.read(section, question, search, known, context);
        }
        if (!taking.offered() && read > 0 && question.origin() == Question.Origin.USER) {
            // a small model's empty list must not become the report's word on the library
            asking.say("read.nothing", read);
            return twin.read(section, question, search, known, context);
        }
        return notes;
    }

    /// The best of all queries by reciprocal rank, at most so many for a question. None is of a
    /// list of references: titles sound like findings, and a model may take them for such.
    static List<Passage> passages(Question question, Search search, Source source) {
        return ranked(search, source).limit(mostRead(question)).toList();
    }

    /// How many passages are read for a question.
    static int mostRead(Question question) {
        return switch (question.origin()) {
            case USER -> READ_FOR_USER;
            case PLANNER -> READ_FOR_PLANNER;
            case GAP -> READ_FOR_GAP;
        };
    }

    /// All that a search found, that may be read and is still in the library, best first.
    static Stream<Passage> ranked(Search search, Source source) {
        Map<Search.Found, Double> worth = new LinkedHashMap<>();
        for (Search.Query query : search.queries()) {
            for (Search.Found found : query.found()) {
                Search.Found place = new Search.Found(found.documentId(), found.ordinal(), 0, 0);
                worth.merge(place, 1.0 / (10 + found.rank()), Double::sum);
            }
        }
        Set<String> there =
                source.documents().stream().map(Document::id).collect(Collectors.toSet());
        Map<String, BitSet> references = new HashMap<>();
        return worth.entrySet().stream()
                .filter(e -> there.contains(e.getKey().documentId()))
                .sorted(
                        Map.Entry.<Search.Found, Double>comparingByValue()
                                .reversed()
                                .thenComparing(e -> e.getKey().documentId())
                                .thenComparing(e -> e.getKey().ordinal()))
                .map(e -> source.passages(e.getKey().documentId()).get(e.getKey().ordinal()))
                .filter(passage ->
                        !references
                                .computeIfAbsent(
                                        passage.documentId(),
                                        id -> ReferenceList.in(source.passages(id)))
                                .get(passage.ordinal()));
    }

    private static List<List<Passage>> portions(List<Passage> passages, Asking asking)
            throws InterruptedException {
        int room = asking.material(Prompt.READ, Answers.Notes.class);
        List<List<Passage>> portions = new ArrayList<>();
        List<Passage> portion = new ArrayList<>();
        Material used = new Material(room);
        for (Passage passage : passages) {
            boolean fits = used.add(passage.text());
            if (!portion.isEmpty() && (!fits || portion.size() >= PASSAGES_AT_ONCE)) {
                portions.add(portion);
                portion = new ArrayList<>();
                used = new Material(room);
                used.add(passage.text());
            }
            portion.add(passage);
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }

    private static Map<String, Passage> keyed(List<Passage> passages) {
        Map<String, Passage> keyed = new LinkedHashMap<>();
        passages.forEach(p -> keyed.put("P" + (keyed.size() + 1), p));
        return keyed;
    }

    private static String shown(Map<String, Passage> keyed, Source source) {
        StringBuilder text = new StringBuilder();
        keyed.forEach((key, passage) ->
                text.append(
                        "[%s] from \"%s\"%s\n%s\n\n"
                                .formatted(
                                        key,
                                        source.document(passage.documentId())
                                                .map(Document::title)
                                                .orElse(""),
                                        passage.headings().isEmpty()
                                                ? ""
                                                : ", under \"%s\"".formatted(passage.under()),
                                        passage.text().strip())));
        return text.toString().strip();
    }
}
