package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Language;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.role.Planner;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.planning.Landscape;
import maestro.agents.role.evidence.planning.Theme;
import maestro.agents.role.evidence.planning.Themes;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Headings;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.QuestionSplitter;
import maestro.agents.role.evidence.question.Term;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Voice;
import maestro.rag.passage.Passage;

/// Outlines by the questions asked, or by the headings that the user wants, and by the themes that
/// the passages on each of them fall into.
final class EvidencePlanner implements Planner {
    private static final int MOST_THEMES = 8;

    /// Subjects of the questions that a heading is asked about.
    private static final int MOST_TOPICS = 3;

    /// Kinds of answers that a heading may ask for in a question of its own.
    private static final Set<String> KINDS =
            Set.of(
                    "definition",
                    "failure",
                    "comparison",
                    "mechanism",
                    "evaluation",
                    "cause",
                    "application");

    /// What it counts for a heading to want the same kind of answer as a question.
    private static final double SAME_KIND = 0.2;

    /// Passages of one question that are clustered, at most.
    private static final int MOST_PASSAGES = 200;

    /// A passage counts where it is at least so relevant as this share of the best.
    private static final double RELEVANT = 0.5;

    private final Reading reading;

    EvidencePlanner(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Outcome.Planned plan(StepContext context) throws InterruptedException {
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        List<String> questions = questions(context, voice);
        context.reason(voice.say("plan.library", corpus.documents().size(), corpus.passageCount()));
        List<Wanted> wanted = wanted(questions, context, voice);
        List<Landscape> landscapes = new ArrayList<>();
        for (Wanted section : wanted) {
            Inquiry inquiry = reading.inquiry(section.lookedUp(), context);
            Landscape landscape = Landscape.of(inquiry, corpus);
            landscapes.add(landscape);
            context.reason(said(landscape, corpus, voice));
        }
        List<List<Passage>> shares = share(landscapes);
        List<Section> sections = new ArrayList<>();
        int themes = 0;
        int most = Math.max(1, Math.min(5, MOST_THEMES / wanted.size()));
        Set<String> taken = new LinkedHashSet<>();
        wanted.forEach(w -> taken.add(w.heading()));
        for (int i = 0; i < wanted.size(); i++) {
            Section section =
                    section(
                            i,
                            wanted.get(i),
                            landscapes.get(i),
                            shares.get(i),
                            most,
                            taken,
                            context,
                            voice);
            themes += section.children().size();
            sections.add(section);
        }
        String reason =
                landscapes.stream().noneMatch(Landscape::speaks)
                        ? voice.say(
                                questions.stream().allMatch(corpus::readsMeaning)
                                        ? "plan.nothing"
                                        : "plan.nothing.unread")
                        : voice.say(
                                outlined(context) ? "plan.reason.outline" : "plan.reason",
                                wanted.size(),
                                themes);
        context.reason(reason);
        return new Outcome.Planned(new Plan(1, sections), reason);
    }

    private static List<String> questions(StepContext context, Voice voice) {
        Set<String> questions = new LinkedHashSet<>();
        context.mission().questions().forEach(q -> questions.addAll(QuestionSplitter.split(q)));
        List<String> list = List.copyOf(questions);
        context.reason(
                list.size() == 1
                        ? voice.say("plan.question", list.getFirst())
                        : voice.say(
                                "plan.questions",
                                list.size(),
                                voice.list(list.stream().map(voice::quoted).toList())));
        return list;
    }

    /// A section that the report has in any case.
    ///
    /// @param lookedUp what the plan of the section rests on
    /// @param first who asks the first of its questions; the planner, where no sentence is to
    ///   answer it that does not speak of the heading
    /// @param questions to be answered there
    private record Wanted(
            String heading, String lookedUp, Question.Origin first, List<String> questions) {

        /// For a question of the user's.
        static Wanted of(String question) {
            return new Wanted(
                    Headings.of(question), question, Question.Origin.USER, List.of(question));
        }
    }

    private static boolean outlined(StepContext context) {
        return !context.mission().brief().outline().isEmpty();
    }

    /// One for each question, or one for each of the user's headings. A heading asks what there is
    /// on it about the questions' subjects; the questions themselves go to "Results" or the like,
    /// or each to the heading that is closest to it. A heading such as "Limitations" names a kind
    /// of answer, most others name a subject.
    private List<Wanted> wanted(List<String> questions, StepContext context, Voice voice)
            throws InterruptedException {
        if (!outlined(context)) {
            return questions.stream().map(Wanted::of).toList();
        }
        Set<String> topics = new LinkedHashSet<>();
        for (String question : questions) {
            topics.add(topic(reading.inquiry(question, context), voice));
        }
        String about = voice.list(topics.stream().limit(MOST_TOPICS).toList());
        List<String> headings = context.mission().brief().outline();
        Optional<String> answering = headings.stream().filter(Headings::answering).findFirst();
        List<Wanted> wanted = new ArrayList<>();
        List<Inquiry> read = new ArrayList<>();
        for (String heading : headings) {
            if (answering.filter(heading::equals).isPresent()) {
                wanted.add(
                        new Wanted(heading, questions.getFirst(), Question.Origin.USER, questions));
                continue;
            }
            Inquiry inquiry = reading.inquiry(heading, context);
            boolean kind = KINDS.contains(inquiry.kind()) && Headings.kind(heading, inquiry);
            String asked =
                    kind
                            ? voice.say("plan.heading." + inquiry.kind(), about)
                            : voice.say("plan.heading.question", heading, about);
            boolean subject =
                    !kind && !Headings.general(heading) && !Directness.tells(inquiry.kind());
            wanted.add(
                    new Wanted(
                            heading,
                            subject ? heading : asked,
                            subject ? Question.Origin.PLANNER : Question.Origin.USER,
                            new ArrayList<>(List.of(asked))));
            read.add(inquiry);
        }
        for (String question : answering.isPresent() ? List.<String>of() : questions) {
            int nearest = nearest(reading.inquiry(question, context), read, context);
            List<String> there = wanted.get(nearest).questions();
            if (!there.contains(question)) {
                there.add(question);
            }
        }
        context.reason(
                voice.say(
                        "plan.outline", voice.list(headings.stream().map(voice::quoted).toList())));
        return wanted;
    }

    /// By meaning where that can be read, by words, and by the kind of answer that is wanted.
    private int nearest(Inquiry question, List<Inquiry> headings, StepContext context)
            throws InterruptedException {
        Corpus corpus = reading.corpus(context);
        int nearest = 0;
        double most = -1;
        for (int i = 0; i < headings.size(); i++) {
            Inquiry heading = headings.get(i);
            boolean readable =
                    corpus.readsMeaning(question.english())
                            && corpus.readsMeaning(heading.english());
            double near =
                    Words.overlap(question.stems(), heading.stems())
                            + (heading.kind().equals(question.kind()) ? SAME_KIND : 0)
                            + (readable
                                    ? Vectors.cosine(
                                            corpus.vector(question.english()),
                                            corpus.vector(heading.english()))
                                    : 0);
            if (near > most) {
                most = near;
                nearest = i;
            }
        }
        return nearest;
    }

    private static String said(Landscape landscape, Corpus corpus, Voice voice) {
        String asked = voice.quoted(landscape.inquiry().text());
        if (!landscape.speaks()) {
            return voice.say(
                    corpus.readsMeaning(landscape.inquiry().text())
                            ? "plan.silent"
                            : "plan.silent.unread",
                    asked,
                    landscape.meaning(),
                    landscape.words(),
                    landscape.found().size());
        }
        String topic = topic(landscape.inquiry(), voice);
        return voice.say(
                "plan.found",
                asked,
                landscape.found().size(),
                landscape.documents(),
                topic.equals(landscape.inquiry().text()) ? asked : voice.quoted(topic));
    }

    /// Each passage goes to the question that it is most relevant to, as far as it is relevant.
    private static List<List<Passage>> share(List<Landscape> landscapes) {
        Map<String, Double> best = new LinkedHashMap<>();
        Map<String, Integer> owner = new LinkedHashMap<>();
        for (int i = 0; i < landscapes.size(); i++) {
            for (Landscape.Relevant r : landscapes.get(i).found()) {
                String key = r.passage().documentId() + "/" + r.passage().ordinal();
                if (r.relevance() > best.getOrDefault(key, -1.0)) {
                    best.put(key, r.relevance());
                    owner.put(key, i);
                }
            }
        }
        List<List<Passage>> shares = new ArrayList<>();
        for (int i = 0; i < landscapes.size(); i++) {
            Landscape landscape = landscapes.get(i);
            int index = i;
            double floor =
                    landscape.found().isEmpty()
                            ? 0
                            : RELEVANT * landscape.found().getFirst().relevance();
            shares.add(
                    landscape.found().stream()
                            .filter(r -> landscape.speaks() && r.relevance() >= floor)
                            .map(Landscape.Relevant::passage)
                            .filter(p ->
                                    owner.getOrDefault(p.documentId() + "/" + p.ordinal(), -1)
                                            == index)
                            .limit(MOST_PASSAGES)
                            .toList());
        }
        return shares;
    }

    private Section section(
            int index,
            Wanted wanted,
            Landscape landscape,
            List<Passage> passages,
            int most,
            Set<String> taken,
            StepContext context,
            Voice voice)
            throws InterruptedException {
        String id = "s" + (index + 1);
        Inquiry inquiry = landscape.inquiry();
        List<Question> asked = new ArrayList<>();
        for (String question : wanted.questions()) {
            asked.add(
                    new Question(
                            id + ".q" + (asked.size() + 1),
                            question,
                            asked.isEmpty() ? wanted.first() : Question.Origin.USER));
        }
        List<Section> children = new ArrayList<>();
        if (!passages.isEmpty()) {
            Themes.Found found =
                    new Themes(reading.corpus(context)).of(landscape, passages, taken, most);
            List<Theme> themes = found.themes();
            if (themes.size() > 1) {
                explain(found, inquiry, context, voice);
                for (int t = 0; t < themes.size(); t++) {
                    taken.add(themes.get(t).title());
                    children.add(child(id + "." + (t + 1), themes.get(t), inquiry, voice));
                }
            } else {
                context.reason(
                        voice.say("plan.nothemes", passages.size(), voice.quoted(inquiry.text())));
            }
        }
        return new Section(
                id,
                wanted.heading(),
                outlined(context)
                        ? voice.say("plan.purpose.outline", wanted.questions().getFirst())
                        : voice.say(
                                inquiry.kind().isEmpty()
                                        ? "plan.purpose"
                                        : "plan.purpose." + inquiry.kind(),
                                topic(inquiry, voice)),
                asked,
                children);
    }

    /// What a question is about, as a person would say it.
    private static String topic(Inquiry inquiry, Voice voice) {
        List<String> sides =
                inquiry.terms().stream().filter(Term::topic).map(Term::label).distinct().toList();
        if (inquiry.kind().equals("comparison") && sides.size() > 1) {
            return voice.list(sides);
        }
        String subject = Words.korean(inquiry.text()) ? "" : QuestionSplitter.topic(inquiry.text());
        String topic = subject.isEmpty() ? inquiry.topic() : subject;
        return topic.isEmpty() ? inquiry.text() : topic;
    }

    private static void explain(
            Themes.Found found, Inquiry inquiry, StepContext context, Voice voice) {
        context.reason(
                voice.say(
                        "plan.themes",
                        found.passages(),
                        voice.quoted(inquiry.text()),
                        found.sentences(),
                        found.themes().size(),
                        found.named()));
        for (Theme theme : found.themes()) {
            context.reason(
                    voice.say(
                            theme.documents() == 1 ? "plan.theme.single" : "plan.theme",
                            voice.quoted(theme.title()),
                            theme.passages().size(),
                            theme.documents()));
        }
    }

    private Section child(String id, Theme theme, Inquiry inquiry, Voice voice) {
        String title =
                voice.language() == Language.KOREAN
                        ? reading.glossary().heading(theme.title()).orElse(theme.title())
                        : theme.title();
        String phrases =
                voice.list(theme.phrases().stream().map(EvidencePlanner::inSentence).toList());
        return new Section(
                id,
                title,
                voice.say(
                        phrases.isEmpty() ? "plan.child.bare" : "plan.child",
                        theme.passages().size(),
                        theme.documents(),
                        phrases),
                List.of(
                        new Question(
                                id + ".q1",
                                voice.say("plan.child.question", title, inSentence(inquiry.text())),
                                Question.Origin.PLANNER)),
                List.of());
    }

    /// A heading within a sentence: its first letter small, unless it begins a name.
    static String inSentence(String title) {
        boolean name = title.length() > 1 && !Character.isLowerCase(title.charAt(1));
        return name || title.isEmpty()
                ? title
                : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
