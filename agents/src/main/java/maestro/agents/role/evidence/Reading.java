package maestro.agents.role.evidence;

import java.util.LinkedHashSet;
import java.util.Set;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.claim.Sayings;
import maestro.agents.role.evidence.corpus.Corpora;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Aspect;
import maestro.agents.role.evidence.question.Facets;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.InquiryReader;
import maestro.agents.role.evidence.question.Term;
import maestro.agents.role.evidence.text.Glossary;
import maestro.agents.role.evidence.voice.Voice;

/// What all roles read by: the documents, the glossary, the kinds of questions.
final class Reading {
    private final Corpora corpora = new Corpora();
    private final Glossary glossary = new Glossary();
    private final Facets facets = new Facets();
    private final Sayings sayings = new Sayings();

    Corpus corpus(StepContext context) throws InterruptedException {
        return corpora.of(context.source());
    }

    Inquiry inquiry(String question, StepContext context) throws InterruptedException {
        return new InquiryReader(corpus(context), glossary, facets)
                .read(question, context.mission().language());
    }

    /// A question of the plan; one that the planner made for a theme asks for that theme alone.
    Inquiry inquiry(Section section, Question question, StepContext context)
            throws InterruptedException {
        if (question.origin() != Question.Origin.PLANNER) {
            return inquiry(question.text(), context);
        }
        // "Theme: question". The theme's own words say nothing about what kind of answer is wanted.
        int colon = question.text().indexOf(": ");
        boolean titled = colon > 0 && colon <= section.title().length() + 1;
        Inquiry inquiry =
                new InquiryReader(corpus(context), glossary, facets)
                        .read(
                                question.text(),
                                titled ? question.text().substring(colon + 2) : question.text(),
                                context.mission().language());
        Set<String> stems = inquiry(section.title(), context).stems();
        Set<String> own = new LinkedHashSet<>(stems);
        inquiry.terms().stream()
                .filter(Term::topic)
                .filter(t -> t.forms().getFirst().size() > 1)
                .forEach(t -> t.forms().forEach(own::removeAll));
        return inquiry.within(
                new Aspect(section.title(), own.isEmpty() ? stems : own, section.title()));
    }

    Sayings sayings() {
        return sayings;
    }

    Glossary glossary() {
        return glossary;
    }

    static Voice voice(StepContext context) {
        return new Voice(context.mission().language());
    }
}
