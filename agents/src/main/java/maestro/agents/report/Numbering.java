package maestro.agents.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import maestro.agents.source.Source;

/// Numbers cited documents in the order in which they first appear.
final class Numbering {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> pages = new LinkedHashMap<>();
    private final Map<String, Integer> quotes = new LinkedHashMap<>();

    Sentence number(Sentence sentence) {
        List<Citation> citations = new ArrayList<>();
        for (Citation citation : sentence.citations()) {
            Quote quote = citation.quote();
            int number = numbers.computeIfAbsent(quote.documentId(), _ -> numbers.size() + 1);
            quotes.merge(quote.documentId(), 1, Integer::sum);
            Set<Integer> cited = pages.computeIfAbsent(quote.documentId(), _ -> new TreeSet<>());
            if (!quote.regions().isEmpty()) {
                quote.regions().forEach(r -> cited.add(r.page()));
            }
            citations.add(new Citation(number, citation.noteId(), quote, citation.step()));
        }
        return new Sentence(sentence.text(), citations, sentence.support());
    }

    List<Report.Entry> bibliography(Source source) {
        List<Report.Entry> entries = new ArrayList<>();
        numbers.forEach((id, number) ->
                source.document(id)
                        .ifPresent(d ->
                                entries.add(
                                        new Report.Entry(
                                                number,
                                                id,
                                                d.title(),
                                                d.authors(),
                                                d.file(),
                                                List.copyOf(pages.getOrDefault(id, Set.of())),
                                                quotes.getOrDefault(id, 0),
                                                source.origin(id).orElse(null)))));
        return entries;
    }
}
