package maestro.app.ui.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Quote;
import maestro.rag.passage.Span;

/// What a mission quotes, by document, in the order of the text.
///
/// @param finished whether these are the report's quotes, or the notes' before there is one
record Quotes(boolean finished, Map<String, List<Quoted>> byDocument) {
    static final Quotes NONE = new Quotes(false, Map.of());

    static Quotes of(MissionState state) {
        Map<String, List<Quoted>> found = new LinkedHashMap<>();
        if (state.report().isPresent()) {
            state.report()
                    .get()
                    .sentences()
                    .forEach(s -> s.citations().forEach(c -> add(found, c.quote(), s.text())));
        } else {
            state.notes().forEach(n -> n.quotes().forEach(q -> add(found, q, n.finding())));
        }
        found.values()
                .forEach(list ->
                        list.sort(
                                Comparator.comparingInt((Quoted q) -> q.span().start())
                                        .thenComparingInt(q -> q.span().end())));
        return new Quotes(state.report().isPresent(), found);
    }

    private static void add(Map<String, List<Quoted>> found, Quote quote, String by) {
        Quoted quoted =
                new Quoted(new Span(quote.start(), quote.end()), by, quote.text(), quote.page());
        List<Quoted> list = found.computeIfAbsent(quote.documentId(), _ -> new ArrayList<>());
        if (!list.contains(quoted)) {
            list.add(quoted);
        }
    }

    List<Quoted> in(String documentId) {
        return byDocument.getOrDefault(documentId, List.of());
    }
}
