package maestro.app.ui.report;

import java.util.List;
import java.util.Optional;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Sentence;
import maestro.rag.passage.Span;

/// A sentence with the documents it cites.
///
/// @param sources in ascending order of their numbers
record Cited(Sentence sentence, List<Source> sources) {
    Cited {
        sources = List.copyOf(sources);
    }

    /// The citations of one document, in the sentence's order.
    List<Citation> of(Source source) {
        return sentence.citations().stream()
                .filter(c -> c.quote().documentId().equals(source.documentId()))
                .toList();
    }

    List<Span> spans(Source source) {
        return of(source).stream().map(c -> new Span(c.quote().start(), c.quote().end())).toList();
    }

    Optional<Source> source(Citation citation) {
        return sources.stream()
                .filter(s -> s.documentId().equals(citation.quote().documentId()))
                .findFirst();
    }
}
