package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.rag.benchmark.SharedData;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import org.junit.jupiter.api.Test;

/// Year, DOI and abstract of real documents against what a reader finds on them.
class PublicationCorpusTest {
    private static final String ARXIV = "10.48550/arXiv.";

    /// What is on the paper; empty and 0 where nothing is.
    ///
    /// @param summary how the abstract begins and, after "…", ends
    private record Known(String file, int year, String doi, String summary) {}

    private static final List<Known> PAPERS =
            List.of(
                    known("2002.08909.pdf", 2020, "2002.08909", "Language model…modularity."),
                    known("2004.04906_DPR.pdf", 2020, "2004.04906", "Open-domain…benchmarks.¹"),
                    known("2005.11401.pdf", 2020, "2005.11401", "Large pre-trained…baseline."),
                    known("2007.01282.pdf", 2020, "2007.01282", "Generative…multiple passages."),
                    known("2501.10120_PaSa.pdf", 2025, "2501.10120", "We introduce…pasa."),
                    known(
                            "Survey_GraphRetrievalAugmentedGeneration.pdf",
                            2024,
                            "2408.08921",
                            "Recently, R…GraphRAG-Survey."),
                    known(
                            "Survey_HallucinationMitigationTechniquesInLLMs.pdf",
                            2024,
                            "2401.01313",
                            "As Large…realm of LLMs."),
                    new Known(
                            "Survey_LLMAndFutureOfInformationRetrieval.pdf",
                            2024,
                            "10.1145/3626772.3657848",
                            "Recent years…LLMs to IR."),
                    known("Survey_RAGForLLM.pdf", 2023, "2312.10997", "Large Language…ment ¹."),
                    known(
                            "Survey_TrendsInIntegrationOfKnowledgeAndLLM.pdf",
                            2023,
                            "2311.05876",
                            "Large language…endeavors."),
                    known(
                            "Survey_TrustworthinessInRAGSystems.pdf",
                            2024,
                            "2409.10102",
                            "Retrieval-A…applications."),
                    new Known("korquad-KorQuAD_2.0_paper.pdf", 2019, "", "KorQuAD 2.0은…한다."));

    private static final List<Known> OTHERS =
            List.of(
                    known(
                            "pdf/paper/langchain4j-Black holes paper.pdf",
                            2026,
                            "2601.01414",
                            "This paper…studies."),
                    new Known("pdf/paper/paperqa-paper.pdf", 2023, "", "Chemists…relationships."),
                    new Known(
                            "pdf/paper/aisci-132_automated_relational.pdf",
                            2020,
                            "",
                            "In order…baselines."),
                    new Known("pdf/paper/pdfbox-cweb.pdf", 2002, "", ""),
                    new Known(
                            "pdf/paper-two-column/pdfjs-tracemonkey.pdf",
                            2009,
                            "",
                            "Dynamic…programs."),
                    new Known(
                            "pdf/paper-two-column/tika-testJournalParser.pdf",
                            2015,
                            "",
                            "In this paper…MicroStressBots."),
                    new Known("pdf/paper-two-column/docling-2305.03393v1-pg9.pdf", 2023, "", ""),
                    new Known("pdf/korean/docling-normal_4pages.pdf", 2020, "", ""),
                    new Known("pdf/korean/autorag-kbo_only_table.pdf", 2024, "", ""),
                    new Known("pdf/report/docling-redp5110_sampled.pdf", 2014, "", ""),
                    new Known("pdf/report/pdfbox-PDFBOX-5840-410609.pdf", 2003, "", ""),
                    new Known("pdf/report/docling-multi_page.pdf", 0, "", ""),
                    new Known("pdf/encrypted/tika-testPDF_protected.pdf", 2009, "", ""),
                    new Known(
                            "jats/docling-elife-56337.nxml",
                            2020,
                            "10.7554/eLife.56337",
                            "The Krüppel…TE activity."),
                    new Known(
                            "jats/docling-ptag100.xml",
                            2026,
                            "10.1093/ptep/ptag100",
                            "In this work…mechanism."),
                    new Known("html/unstructured-ideas-page.html", 2023, "", ""),
                    new Known("txt/unstructured-UDHR_first_article_all.txt", 2009, "", ""),
                    new Known("md/docling-wiki.md", 0, "", ""),
                    new Known("docx/docling-docx_rich_cells.docx", 2025, "", ""),
                    new Known("docx/unstructured-fake.docx", 0, "", ""));

    private static Known known(String file, int year, String preprint, String summary) {
        return new Known(file, year, ARXIV + preprint, summary);
    }

    @Test
    void papersAreDescribedAsTheyDescribeThemselves() throws Exception {
        measure("library/rag", PAPERS, 12, 12, 12);
    }

    /// Two years are wrong: that of a single page of a preprint, printed a year later, and the one
    /// in which the template of a text was made.
    @Test
    void documentsOfAllKindsAreDescribedOrLeftAlone() throws Exception {
        measure("documents", OTHERS, OTHERS.size() - 2, OTHERS.size(), OTHERS.size());
    }

    private static void measure(String folder, List<Known> all, int years, int dois, int summaries)
            throws InterruptedException {
        Path data = SharedData.require(folder);
        DocumentReaders readers = new DocumentReaders();
        int rightYears = 0;
        int rightDois = 0;
        int rightSummaries = 0;
        List<String> wrong = new ArrayList<>();
        for (Known known : all) {
            Publication found = read(readers, data.resolve(known.file)).metadata().publication();
            rightYears += found.year() == known.year ? 1 : 0;
            rightDois += found.doi().equals(known.doi) ? 1 : 0;
            boolean summary = fits(found.summary(), known.summary);
            rightSummaries += summary ? 1 : 0;
            if (found.year() != known.year || !found.doi().equals(known.doi) || !summary) {
                wrong.add(known + " is described as " + found);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: of %d documents the year is right for %d, the DOI for %d, the abstract for %d%n",
                folder,
                all.size(),
                rightYears,
                rightDois,
                rightSummaries);
        assertThat(rightYears).as(wrong.toString()).isGreaterThanOrEqualTo(years);
        assertThat(rightDois).as(wrong.toString()).isGreaterThanOrEqualTo(dois);
        assertThat(rightSummaries).as(wrong.toString()).isGreaterThanOrEqualTo(summaries);
    }

    private static boolean fits(String found, String known) {
        String[] ends = known.split("…");
        return ends.length < 2
                ? found.isEmpty()
                : found.startsWith(ends[0]) && found.endsWith(ends[1]);
    }

    private static ParsedDocument read(DocumentReaders readers, Path file)
            throws InterruptedException {
        return switch (readers.read(file, ReadLimits.DEFAULT)) {
            case ReadOutcome.Complete complete -> complete.document();
            case ReadOutcome.Partial partial -> partial.document();
            case ReadOutcome.Refused refused ->
                    throw new AssertionError(file + ": " + refused.message().english());
        };
    }
}
