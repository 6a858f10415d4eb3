package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Language;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.role.Planner;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.planning.Landscape;
import maestro.agents.role.evidence.planning.Theme;
import maestro.agents.role.evidence.planning.Themes;
import maestro.agents.role.evidence.question.Headings;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.QuestionSplitter;
import maestro.agents.role.evidence.question.Term;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Voice;
import maestro.rag.passage.Passage;

/// Outlines by the questions asked and by the themes that the passages on each of them fall into.
final class EvidencePlanner implements Planner {
    private static final int MOST_THEMES = 8;

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
        List<Landscape> landscapes = new ArrayList<>();
        for (String question : questions) {
            Inquiry inquiry = reading.inquiry(question, context);
            Landscape landscape = Landscape.of(inquiry, corpus);
            landscapes.add(landscape);
            context.reason(said(landscape, voice));
        }
        List<List<Passage>> shares = share(landscapes);
        List<Section> sections = new ArrayList<>();
        int themes = 0;
        int most = Math.max(1, Math.min(5, MOST_THEMES / questions.size()));
        Set<String> taken = new LinkedHashSet<>();
        questions.forEach(q -> taken.add(Headings.of(q)));
        for (int i = 0; i < questions.size(); i++) {
            Section section =
                    section(i, landscapes.get(i), shares.get(i), most, taken, context, voice);
            themes += section.children().size();
            sections.add(section);
        }
        String reason =
                landscapes.stream().noneMatch(Landscape::speaks)
                        ? voice.say("plan.nothing")
                        : voice.say("plan.reason", questions.size(), themes);
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

    private static String said(Landscape landscape, Voice voice) {
        String asked = voice.quoted(landscape.inquiry().text());
        if (!landscape.speaks()) {
            return voice.say(
                    "plan.silent",
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
            Landscape landscape,
            List<Passage> passages,
            int most,
            Set<String> taken,
            StepContext context,
            Voice voice)
            throws InterruptedException {
        String id = "s" + (index + 1);
        Inquiry inquiry = landscape.inquiry();
        Question asked = new Question(id + ".q1", inquiry.text(), Question.Origin.USER);
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
                Headings.of(inquiry.text()),
                voice.say(
                        inquiry.kind().isEmpty()
                                ? "plan.purpose"
                                : "plan.purpose." + inquiry.kind(),
                        topic(inquiry, voice)),
                List.of(asked),
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
