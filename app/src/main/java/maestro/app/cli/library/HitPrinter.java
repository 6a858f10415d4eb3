package maestro.app.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.app.cli.command.Json;
import maestro.app.cli.command.WorkingCommand;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.passage.Passage;

/// Prints hits, as words or as one JSON object.
///
/// @param explain whether to say how each came to its place
record HitPrinter(WorkingCommand command, Library library, boolean explain) {

    void print(List<Hit> hits) {
        if (command.json()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Hit hit : hits) {
                rows.add(row(hit));
            }
            command.printJson(Map.of("hits", rows));
            return;
        }
        if (hits.isEmpty()) {
            command.out().println("Nothing found.");
        }
        for (Hit hit : hits) {
            Passage passage = hit.passage();
            String title =
                    library.document(passage.documentId())
                            .map(Document::title)
                            .orElse(passage.documentId());
            command.out()
                    .printf(
                            "%2d  %.4f  %s%s%s%n    %s%n",
                            hit.rank(),
                            hit.score(),
                            title,
                            passage.regions().isEmpty() ? "" : ", p. " + passage.page(),
                            passage.headings().isEmpty() ? "" : " [" + passage.under() + "]",
                            passage.text().replaceAll("\\s+", " "));
            if (explain) {
                command.out().println("    " + why(hit));
            }
        }
    }

    private static String why(Hit hit) {
        Hit.Steps steps = hit.steps();
        StringBuilder why = new StringBuilder();
        why.append("words ").append(place(hit.keywordRank()));
        why.append(", meaning ").append(place(hit.semanticRank()));
        if (!Double.isNaN(hit.similarity())) {
            why.append(" (similarity %.3f)".formatted(hit.similarity()));
        }
        if (hit.listed()) {
            why.append(" -> counts less, being of a list of references");
        }
        if (steps.fused() > 0) {
            why.append(" -> together ").append(place(steps.fused()));
            why.append(" -> feedback ").append(place(steps.feedback()));
            why.append(" -> agreement ").append(place(steps.agreement()));
        }
        if (steps.reranked() > 0) {
            why.append(" -> reranked ").append(place(steps.reranked()));
            why.append(
                    Double.isNaN(steps.relevance())
                            ? " (not looked at)"
                            : " (relevance %.3f)".formatted(steps.relevance()));
        }
        return why.append(" -> spread over documents ").append(place(hit.rank())).toString();
    }

    private static String place(int place) {
        return place == 0 ? "-" : "no. " + place;
    }

    private Map<String, Object> row(Hit hit) {
        Passage passage = hit.passage();
        Document document = library.document(passage.documentId()).orElse(null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rank", hit.rank());
        row.put("score", hit.score());
        row.put("keywordRank", hit.keywordRank());
        row.put("semanticRank", hit.semanticRank());
        if (explain) {
            Map<String, Object> steps = new LinkedHashMap<>();
            steps.put("similarity", Double.isNaN(hit.similarity()) ? null : hit.similarity());
            steps.put("listed", hit.listed());
            steps.put("fused", hit.steps().fused());
            steps.put("feedback", hit.steps().feedback());
            steps.put("agreement", hit.steps().agreement());
            steps.put("reranked", hit.steps().reranked());
            double relevance = hit.steps().relevance();
            steps.put("relevance", Double.isNaN(relevance) ? null : relevance);
            steps.put("spread", hit.rank());
            row.put("steps", steps);
        }
        row.put("documentId", passage.documentId());
        row.put("title", document == null ? null : document.title());
        row.put("file", document == null ? null : document.file());
        row.put("page", passage.page());
        row.put("passage", passage.ordinal());
        row.put("headings", passage.headings());
        row.put("text", passage.text());
        row.put("start", passage.start());
        row.put("end", passage.end());
        row.put("regions", Json.regions(passage.regions()));
        return row;
    }
}
