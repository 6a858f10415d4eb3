package maestro.agents.role.evidence;

import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpora;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Facets;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.InquiryReader;
import maestro.agents.role.evidence.text.Glossary;

/// What all roles read by: the documents, the glossary, the kinds of questions.
final class Reading {
    private final Corpora corpora = new Corpora();
    private final Glossary glossary = new Glossary();
    private final Facets facets = new Facets();

    Corpus corpus(StepContext context) throws InterruptedException {
        return corpora.of(context.source());
    }

    Inquiry inquiry(String question, StepContext context) throws InterruptedException {
        return new InquiryReader(corpus(context), glossary, facets)
                .read(question, context.mission().language());
    }

    Glossary glossary() {
        return glossary;
    }

    static Voice voice(StepContext context) {
        return new Voice(context.mission().language());
    }
}
