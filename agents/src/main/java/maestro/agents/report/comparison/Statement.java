package maestro.agents.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import org.jspecify.annotations.Nullable;

/// A sentence or a remark of a report.
///
/// @param remark whether it is the program's own words and not cited
/// @param documents titles of those that are cited, each once
/// @param support null for a remark
public record Statement(
        String text, boolean remark, List<String> documents, @Nullable Support support) {

    static List<Statement> of(List<Block> blocks, Report report) {
        Map<String, String> titles =
                report.bibliography().stream()
                        .collect(
                                Collectors.toMap(
                                        Report.Entry::documentId,
                                        Report.Entry::title,
                                        (one, _) -> one));
        List<Statement> all = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Remark(String text) ->
                        all.add(new Statement(text, true, List.of(), null));
                case Block.Paragraph(List<Sentence> sentences) ->
                        sentences.forEach(s ->
                                all.add(
                                        new Statement(
                                                s.text(), false, cited(s, titles), s.support())));
            }
        }
        return all;
    }

    private static List<String> cited(Sentence sentence, Map<String, String> titles) {
        return sentence.citations().stream()
                .map(c -> c.quote().documentId())
                .distinct()
                .map(id -> titles.getOrDefault(id, id))
                .toList();
    }
}
