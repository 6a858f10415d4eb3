package maestro.app.ui.library.search;

import java.util.ArrayList;
import java.util.List;
import maestro.app.ui.shell.Texts;
import maestro.rag.index.Hit;

/// How a hit came to its place, step by step.
final class HitWords {
    private HitWords() {}

    /// One step a line, from the two rankings to the answer.
    static String of(Hit hit, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("why.words", hit.keywordRank()));
        lines.add(
                texts.get(
                        "why.meaning",
                        hit.semanticRank(),
                        Double.isNaN(hit.similarity())
                                ? "–"
                                : String.format("%.3f", hit.similarity())));
        if (hit.listed()) {
            lines.add(texts.get("why.listed"));
        }
        Hit.Steps steps = hit.steps();
        if (steps.fused() > 0) {
            lines.add(texts.get("why.fused", steps.fused()));
            lines.add(
                    texts.get(
                            "why.feedback",
                            steps.feedback(),
                            moved(steps.fused(), steps.feedback())));
            lines.add(
                    texts.get(
                            "why.agreement",
                            steps.agreement(),
                            moved(steps.feedback(), steps.agreement())));
        }
        int before = hit.found();
        if (steps.reranked() > 0) {
            lines.add(
                    Double.isNaN(steps.relevance())
                            ? texts.get(
                                    "why.passed", steps.reranked(), moved(before, steps.reranked()))
                            : texts.get(
                                    "why.reranked",
                                    steps.reranked(),
                                    moved(before, steps.reranked()),
                                    String.format("%.2f", steps.relevance())));
            before = steps.reranked();
        }
        lines.add(texts.get("why.spread", hit.rank(), moved(before, hit.rank())));
        return String.join("\n", lines);
    }

    /// How many places it went up or down.
    private static String moved(int before, int after) {
        return before == after
                ? ""
                : after < before ? "▲" + (before - after) : "▼" + (after - before);
    }
}
