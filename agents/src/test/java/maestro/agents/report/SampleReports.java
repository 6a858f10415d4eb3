package maestro.agents.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.Making;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.rag.document.Region;

/// Reports made for the tests, long enough to break over pages.
final class SampleReports {
    private record Source(String title, List<String> authors, String file, boolean paged) {}

    private static final List<Source> ENGLISH =
            List.of(
                    new Source(
                            "Retrieval-Augmented Generation for Large Language Models: A Survey",
                            List.of("Yunfan Gao", "Yun Xiong", "Xinyu Gao", "Kangxiang Jia"),
                            "Survey_RAGForLLM.pdf",
                            true),
                    new Source(
                            "Dense Passage Retrieval for Open-Domain Question Answering",
                            List.of("Vladimir Karpukhin", "Barlas Oğuz", "Sewon Min"),
                            "2004.04906_DPR.pdf",
                            true),
                    new Source(
                            "Trustworthiness in Retrieval-Augmented Generation Systems",
                            List.of("A", "B", "C", "D", "E", "F", "G", "H"),
                            "Survey_TrustworthinessInRAGSystems.pdf",
                            true),
                    new Source(
                            "Field notes on evaluation",
                            List.of(),
                            "notes_on-evaluation.md",
                            false));

    private static final List<Source> KOREAN =
            List.of(
                    new Source(
                            "KorQuAD 2.0: 웹문서 기계독해를 위한 한국어 질의응답 데이터셋",
                            List.of("김영민", "임승영", "이현정"),
                            "korquad-KorQuAD_2.0_paper.pdf",
                            true),
                    new Source("검색 증강 생성의 평가에 관한 조사", List.of("박서연"), "검색증강_평가.pdf", true));

    private SampleReports() {}

    static Report english() {
        Maker maker = new Maker(ENGLISH);
        List<Block> summary =
                List.of(
                        new Block.Remark(
                                "Two questions were asked of 12 documents; nine of them speak to at"
                                        + " least one."),
                        maker.paragraph(
                                maker.strong(
                                        "Retrieval quality and generation quality are evaluated"
                                                + " separately, with hit rate, MRR and nDCG for the"
                                                + " first.",
                                        1),
                                maker.strong(
                                        "Faithfulness asks whether an answer contradicts the"
                                                + " context that was retrieved for it.",
                                        1,
                                        3)));
        List<ReportSection> sections = new ArrayList<>();
        sections.add(
                new ReportSection(
                        "s1",
                        1,
                        "How is retrieval-augmented generation evaluated?",
                        List.of(
                                maker.paragraph(
                                        maker.strong(
                                                "Top-20 passage retrieval accuracy improves by 9 to"
                                                        + " 19 points absolute over a strong BM25"
                                                        + " system.",
                                                2),
                                        maker.strong(
                                                "Evaluation covers quality scores (context"
                                                        + " relevance, answer faithfulness, answer"
                                                        + " relevance) and abilities such as noise"
                                                        + " robustness & negative rejection.",
                                                1)),
                                new Block.Remark(
                                        "Three documents speak to this; two of them agree."))));
        sections.add(
                new ReportSection(
                        "s1.1",
                        2,
                        "Metrics for retrieval",
                        List.of(
                                maker.paragraph(
                                        maker.strong(
                                                "Exact match is counted on *normalised* answers: a"
                                                        + " [span] equal to f(x) < 0.5, or the key"
                                                        + " snake_case_name, does not count.",
                                                2,
                                                4),
                                        maker.weak(
                                                "1. Precision falls by 40 % without reranking.",
                                                3)))));
        for (int i = 2; i <= 7; i++) {
            sections.add(
                    new ReportSection(
                            "s" + i,
                            1,
                            List.of(
                                            "Failure modes of retrieval",
                                            "Failure modes of generation",
                                            "Robustness to noise and missing answers",
                                            "What current benchmarks leave out",
                                            "Agreement and disagreement between documents",
                                            "Open problems")
                                    .get(i - 2),
                            List.of(
                                    maker.prose(i, 5),
                                    new Block.Remark(
                                            "The two surveys disagree here: one reports a gain,"
                                                    + " the other none."),
                                    maker.prose(i + 1, 6))));
        }
        sections.add(
                new ReportSection(
                        Draft.CONCLUSION,
                        1,
                        "What was not found",
                        List.of(
                                new Block.Remark(
                                        "No document in the library gives the cost of evaluation by"
                                                + " people."))));
        return new Report(
                "m7k2",
                "How is RAG evaluated, and where does it fail?",
                Language.ENGLISH,
                LocalDate.of(2026, 3, 14),
                List.of(
                        "How is retrieval-augmented generation evaluated?",
                        "What are its main failure modes?"),
                summary,
                sections,
                maker.bibliography(),
                new Making(
                        "evidence",
                        "all-MiniLM-L6-v2 (int8)",
                        2,
                        48,
                        12,
                        1204,
                        96,
                        List.of("The limit of 2 rounds was met")),
                0.86);
    }

    static Report korean() {
        Maker maker = new Maker(KOREAN);
        List<ReportSection> sections = new ArrayList<>();
        sections.add(
                new ReportSection(
                        "s1",
                        1,
                        "검색 증강 생성은 어떻게 평가하는가",
                        List.of(
                                maker.paragraph(
                                        maker.strong(
                                                "KorQuAD 2.0은 총 100,000쌍 이상의 질의응답으로 이루어져 있으며,"
                                                        + " 답을 문서 전체에서 찾아야 한다.",
                                                1),
                                        maker.strong("검색의 질과 생성의 질은 따로 평가하는 것이 보통이다.", 2),
                                        maker.weak("재순위화를 하지 않으면 정확도가 40 % 떨어진다.", 1, 2)),
                                new Block.Remark("두 문서가 이 질문을 다루며 결론은 서로 같습니다."))));
        for (int i = 2; i <= 5; i++) {
            sections.add(
                    new ReportSection(
                            "s" + i,
                            i % 2 == 0 ? 1 : 2,
                            List.of("검색 단계의 실패", "색인되지 않은 문서", "생성 단계의 실패", "환각과 근거 없는 문장")
                                    .get(i - 2),
                            List.of(maker.koreanProse(i, 6), maker.koreanProse(i + 2, 7))));
        }
        return new Report(
                "m9q1",
                "검색 증강 생성은 어떻게 평가하며 어디에서 실패하는가?",
                Language.KOREAN,
                LocalDate.of(2026, 3, 14),
                List.of("검색 증강 생성은 어떻게 평가하며 어디에서 실패하는가?"),
                List.of(
                        new Block.Remark("문서 12건에 한 가지를 물었고, 그중 2건이 답을 담고 있습니다."),
                        maker.paragraph(maker.strong("충실성은 답이 검색된 문맥과 어긋나지 않는지를 묻는다.", 2))),
                sections,
                maker.bibliography(),
                new Making("evidence", "all-MiniLM-L6-v2 (int8)", 3, 36, 12, 1204, 40, List.of()),
                0.72);
    }

    /// Makes sentences and remembers what they cite.
    private static final class Maker {
        private final List<Source> sources;
        private final Map<Integer, TreeSet<Integer>> pages = new LinkedHashMap<>();
        private final Map<Integer, Integer> quotes = new LinkedHashMap<>();
        private int made;

        Maker(List<Source> sources) {
            this.sources = sources;
        }

        Block.Paragraph paragraph(Sentence... sentences) {
            return new Block.Paragraph(List.of(sentences));
        }

        Sentence strong(String text, int... numbers) {
            return sentence(text, new Support(0.94, 0.98, 0.91, 1), numbers);
        }

        Sentence weak(String text, int... numbers) {
            return sentence(text, new Support(0.41, 0.5, 0.62, 0), numbers);
        }

        Block.Paragraph prose(int seed, int count) {
            List<String> stock =
                    List.of(
                            "Retrieval can return passages that are near the question in meaning"
                                    + " and still hold no answer to it.",
                            "When the context is long, models overlook what stands in its middle.",
                            "Noise robustness is measured by mixing related but useless passages"
                                    + " into the context.",
                            "Hallucination persists where the retrieved evidence is silent, since"
                                    + " the model prefers an answer to a refusal.",
                            "Benchmarks that draw questions from the passages themselves favour"
                                    + " keyword overlap.",
                            "Counterfactual robustness asks whether the model notices that a"
                                    + " retrieved passage is wrong.");
            List<Sentence> sentences = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int[] numbers = i % 3 == 2 ? new int[] {1, 3} : new int[] {(seed + i) % 4 + 1};
                sentences.add(strong(stock.get((seed + i) % stock.size()), numbers));
            }
            return new Block.Paragraph(sentences);
        }

        Block.Paragraph koreanProse(int seed, int count) {
            List<String> stock =
                    List.of(
                            "검색기는 질문과 뜻이 가까우면서도 답은 담고 있지 않은 구절을 돌려줄 수 있다.",
                            "문맥이 길어지면 모형은 가운데에 있는 내용을 놓치기 쉽다.",
                            "잡음에 대한 강건성은 관련은 있으나 쓸모없는 구절을 섞어 측정한다.",
                            "근거가 없을 때에도 모형은 거절보다 답을 택하므로 환각이 남는다.",
                            "구절에서 바로 뽑은 질문으로 만든 평가 자료는 낱말이 겹치는 쪽에 유리하다.");
            List<Sentence> sentences = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sentences.add(strong(stock.get((seed + i) % stock.size()), (seed + i) % 2 + 1));
            }
            return new Block.Paragraph(sentences);
        }

        private Sentence sentence(String text, Support support, int... numbers) {
            List<Citation> citations = new ArrayList<>();
            for (int number : numbers) {
                made++;
                int start = made * 100;
                boolean paged = sources.get(number - 1).paged();
                int page = paged ? 1 + made % 9 : 1;
                List<Region> regions =
                        paged ? List.of(new Region(page, 72, 80 + made, 300, 11.5)) : List.of();
                Quote quote =
                        new Quote(id(number), start, start + text.length(), text, page, regions);
                citations.add(new Citation(number, "s1.q1.n" + made, quote, "round1/s1.q1/notes"));
                if (paged) {
                    pages.computeIfAbsent(number, _ -> new TreeSet<>()).add(page);
                }
                quotes.merge(number, 1, Integer::sum);
            }
            return new Sentence(text, citations, support);
        }

        List<Entry> bibliography() {
            List<Entry> entries = new ArrayList<>();
            for (int n = 1; n <= sources.size(); n++) {
                Source s = sources.get(n - 1);
                entries.add(
                        new Entry(
                                n,
                                id(n),
                                s.title(),
                                s.authors(),
                                s.file(),
                                List.copyOf(pages.getOrDefault(n, new TreeSet<>())),
                                quotes.getOrDefault(n, 0)));
            }
            return entries;
        }

        private static String id(int number) {
            return "%064x".formatted(number);
        }
    }
}
