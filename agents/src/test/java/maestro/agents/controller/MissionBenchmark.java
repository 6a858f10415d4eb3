package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Report;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    void aMissionOverTwelvePapersEndsInTime(@TempDir Path home) throws Exception {
        try (Papers papers = new Papers(home)) {
            System.out.printf(
                    "%nMission over the twelve papers, %d processors%n",
                    Runtime.getRuntime().availableProcessors());
            System.out.println("seconds  limit  searches  sentences  documents  question");
            double worst = 0;
            for (String question : QUESTIONS) {
                long start = System.nanoTime();
                Report report = papers.ask(question, 4);
                double seconds = (System.nanoTime() - start) / 1e9;
                worst = Math.max(worst, seconds);
                System.out.printf(
                        "%7.2f  %5.0f  %8d  %9d  %9d  %s%n",
                        seconds,
                        LIMIT_SECONDS,
                        report.making().searches(),
                        report.sentences().count(),
                        report.bibliography().size(),
                        question);
            }
            assertThat(worst).isLessThan(LIMIT_SECONDS);
        }
    }
}
