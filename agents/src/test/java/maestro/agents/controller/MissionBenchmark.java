package maestro.agents.controller;

import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Report;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A mission over the twelve papers in evidence mode, from the question to the verified report, by
/// agents that have read nothing yet.
@Tag("benchmark")
final class MissionBenchmark {
    private static final double LIMIT_SECONDS = 10;
    private static final List<String> QUESTIONS =
            List.of(
                    "How is retrieval-augmented generation evaluated, and what are its main failure modes?",
                    "검색 증강 생성은 어떻게 평가하며, 주요 실패 유형은 무엇인가?",
                    "How does dense passage retrieval compare with BM25?",
                    "What is dense passage retrieval?");

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void aMissionOverTwelvePapersEndsInTime(@TempDir Path home) throws Exception {
        try (Papers papers = new Papers(home)) {
            for (String question : QUESTIONS) {
                long start = System.nanoTime();
                Report report = papers.ask(question, 4);
                double seconds = (System.nanoTime() - start) / 1e9;
                String mission = "mission over twelve papers, “%.30s…”".formatted(question);
                figures.atMost(mission, seconds, LIMIT_SECONDS, "s");
                figures.shown(mission + ": sentences", report.sentences().count(), "");
            }
        }
    }
}
