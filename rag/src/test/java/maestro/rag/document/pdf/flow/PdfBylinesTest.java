package maestro.rag.document.pdf.flow;

import static maestro.rag.document.pdf.PdfSamples.BOLD;
import static maestro.rag.document.pdf.PdfSamples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.benchmark.SharedData;
import maestro.rag.document.Metadata;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.pdf.PdfSamples;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.document.text.PersonNames;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the bibliography names: found between the title and the abstract.
class PdfBylinesTest {

    private static final String[] PROSE = {
        "We study how documents are read by programs and what is lost on the way. The first part",
        "describes the layout of papers and the second part the words that are found in them."
    };

    @TempDir Path folder;
    private final PdfSamples sample = new PdfSamples();

    @BeforeEach
    void title() throws IOException {
        sample.page().lines(100, 720, 18, "A Study of Reading Documents");
    }

    @AfterEach
    void close() throws IOException {
        sample.close();
    }

    private PdfBylinesTest at(double x, double y, double size, String text) throws IOException {
        return at(PLAIN, x, y, size, text);
    }

    private PdfBylinesTest at(PDType1Font font, double x, double y, double size, String text)
            throws IOException {
        sample.text(font, size, Matrix.getTranslateInstance((float) x, (float) y), text);
        return this;
    }

    private PdfBylinesTest body() throws IOException {
        sample.lines(72, 500, 10, PROSE);
        return this;
    }

    private PdfBylinesTest abstractAndBody() throws IOException {
        return at(BOLD, 280, 530, 12, "Abstract").body();
    }

    private List<String> authors() throws IOException, InterruptedException {
        return metadata(sample.save(folder)).authors();
    }

    private static Metadata metadata(Path file) throws InterruptedException {
        return ((Complete) new DocumentReaders().read(file, ReadLimits.DEFAULT))
                .document()
                .metadata();
    }

    @Test
    void readsAListWithMarksDegreesAndALineEndInsideAName() throws Exception {
        at(100, 680, 11, "Ada M. Lovelace*, Alan Turing†, Jan van der Berg, PhD, Grace");
        at(100, 666, 11, "Hopper, and Tim Berners-Lee");
        at(100, 645, 10, "University of Nowhere, Department of Reading");
        assertThat(abstractAndBody().authors())
                .containsExactly(
                        "Ada M. Lovelace",
                        "Alan Turing",
                        "Jan van der Berg",
                        "Grace Hopper",
                        "Tim Berners-Lee");
    }

    @Test
    void partsNamesAtRaisedLettersWhereThereAreNoCommas() throws Exception {
        at(100, 680, 11, "Ada Lovelace").at(164, 684, 7, "a").at(172, 680, 11, "Alan Turing");
        at(230, 684, 7, "b").at(100, 660, 10, "Institute of Reading");
        assertThat(abstractAndBody().authors()).containsExactly("Ada Lovelace", "Alan Turing");
    }

    @Test
    void readsColumnsOfAuthorsWithTheirInstitutions() throws Exception {
        at(80, 680, 12, "Ada Lovelace").at(320, 680, 12, "Alan Turing");
        at(80, 666, 10, "University of Here").at(320, 666, 10, "Institute of There");
        at(80, 652, 10, "ada@here.edu").at(320, 652, 10, "alan@there.org");
        at(80, 630, 12, "Grace Hopper").at(320, 630, 12, "Edsger Dijkstra");
        at(80, 616, 10, "Some Navy").at(320, 616, 10, "Eindhoven");
        assertThat(abstractAndBody().authors())
                .containsExactly("Ada Lovelace", "Alan Turing", "Grace Hopper", "Edsger Dijkstra");
    }

    @Test
    void takesNamesInCapitalsWithTheInstitutionBehindThem() throws Exception {
        at(100, 680, 11, "ADA LOVELACE,").at(195, 680, 9, "School of Reading, Nowhere");
        at(100, 666, 11, "ANNE-MARIE O’NEILL,".replace('’', '\''));
        at(230, 666, 9, "University of Elsewhere, Country");
        assertThat(body().authors()).containsExactly("Ada Lovelace", "Anne-Marie O'Neill");
    }

    @Test
    void believesTheWordByWithoutAnAbstract() throws Exception {
        at(100, 680, 12, "by Donald E. Knuth and Silvio Levy");
        assertThat(body().authors()).containsExactly("Donald E. Knuth", "Silvio Levy");
    }

    @Test
    void takesNoPlaceCompanySubtitleOrProseForAName() throws Exception {
        at(100, 690, 12, "Power Sleep").at(100, 676, 12, "Deutsche Bahn, New York");
        assertThat(body().authors()).as("no witness").isEmpty();
    }

    @Test
    void takesNothingWhereTheFirstRowsAreAnInstitution() throws Exception {
        at(100, 690, 12, "European Commission").at(100, 676, 12, "Annual Report, March 2021");
        at(100, 662, 12, "Research Department").at(100, 648, 12, "An Overview of Methods");
        assertThat(abstractAndBody().authors()).isEmpty();
    }

    @Test
    void prefersThePageToAFileThatNamesOnlyTheFirstOrATemplatesAuthor() throws Exception {
        sample.document.getDocumentInformation().setAuthor("Ada Lovelace");
        at(100, 680, 11, "Ada Lovelace, Alan Turing");
        assertThat(abstractAndBody().authors()).containsExactly("Ada Lovelace", "Alan Turing");
    }

    @Test
    void leavesATemplatesAuthorOut() throws Exception {
        sample.document.getDocumentInformation().setTitle("Template for another conference");
        sample.document.getDocumentInformation().setAuthor("Some Secretary");
        assertThat(body().authors()).isEmpty();
        assertThat(metadata(folder.resolve("sample.pdf")).title())
                .isEqualTo("A Study of Reading Documents");
    }

    @Test
    void believesTheFileWhereThePageSaysNothing() throws Exception {
        sample.document.getDocumentInformation().setAuthor("Ada Lovelace");
        assertThat(body().authors()).containsExactly("Ada Lovelace");
    }

    @Test
    void tellsNamesOfPeopleFromOtherWords() {
        for (String name :
                List.of(
                        "김영민",
                        "남궁민수",
                        "王小明",
                        "Weinan E",
                        "S.M Towhidul Islam Tonmoy",
                        "Barlas Oğuz",
                        "Ludwig van Beethoven",
                        "Philip S. Yu",
                        "Vincent D’Angelo")) {
            assertThat(PersonNames.of(name)).as(name).contains(name);
        }
        for (String other :
                List.of(
                        "한국대학교",
                        "기술연구소",
                        "데이터셋",
                        "Facebook AI",
                        "Madonna",
                        "New York University",
                        "of the Book",
                        "A B",
                        "Stanford Research",
                        "An English Fairy Tale",
                        "")) {
            assertThat(PersonNames.of(other)).as(other).isEmpty();
        }
        assertThat(PersonNames.of("Prof. Dr. MARIE CURIE")).contains("Marie Curie");
    }

    /// What a reader would cite, of twelve real papers.
    @Test
    void knowsTitlesAndAuthorsOfRealPapers() throws Exception {
        Path papers = SharedData.require("library/rag");
        for (Map.Entry<String, List<String>> paper : expected().entrySet()) {
            List<String> expected = paper.getValue();
            Path file = papers.resolve(paper.getKey());
            assertThat(Files.exists(file)).as(paper.getKey()).isTrue();
            Metadata metadata = metadata(file);
            assertThat(metadata.title()).isEqualTo(expected.getFirst());
            assertThat(metadata.authors())
                    .as(paper.getKey())
                    .containsExactly(expected.get(1).split(", "));
        }
    }

    private static Map<String, List<String>> expected() {
        Map<String, List<String>> papers = new LinkedHashMap<>();
        papers.put(
                "2002.08909.pdf",
                List.of(
                        "REALM: Retrieval-Augmented Language Model Pre-Training",
                        "Kelvin Guu, Kenton Lee, Zora Tung, Panupong Pasupat, Ming-Wei Chang"));
        papers.put(
                "2004.04906_DPR.pdf",
                List.of(
                        "Dense Passage Retrieval for Open-Domain Question Answering",
                        "Vladimir Karpukhin, Barlas Oğuz, Sewon Min, Patrick Lewis, Ledell Wu, Sergey"
                                + " Edunov, Danqi Chen, Wen-tau Yih"));
        papers.put(
                "2005.11401.pdf",
                List.of(
                        "Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks",
                        "Patrick Lewis, Ethan Perez, Aleksandra Piktus, Fabio Petroni, Vladimir"
                                + " Karpukhin, Naman Goyal, Heinrich Küttler, Mike Lewis, Wen-tau Yih,"
                                + " Tim Rocktäschel, Sebastian Riedel, Douwe Kiela"));
        papers.put(
                "2007.01282.pdf",
                List.of(
                        "Leveraging Passage Retrieval with Generative Models for Open Domain Question"
                                + " Answering",
                        "Gautier Izacard, Edouard Grave"));
        papers.put(
                "2501.10120_PaSa.pdf",
                List.of(
                        "PaSa: An LLM Agent for Comprehensive Academic Paper Search",
                        "Yichen He, Guanhua Huang, Peiyuan Feng, Yuan Lin, Yuchen Zhang, Hang Li,"
                                + " Weinan E"));
        papers.put(
                "Survey_GraphRetrievalAugmentedGeneration.pdf",
                List.of(
                        "Graph Retrieval-Augmented Generation: A Survey",
                        "Boci Peng, Yun Zhu, Yongchao Liu, Xiaohe Bo, Haizhou Shi, Chuntao Hong, Yan"
                                + " Zhang, Siliang Tang"));
        papers.put(
                "Survey_HallucinationMitigationTechniquesInLLMs.pdf",
                List.of(
                        "A Comprehensive Survey of Hallucination Mitigation Techniques in Large"
                                + " Language Models",
                        "S.M Towhidul Islam Tonmoy, S M Mehedi Zaman, Vinija Jain, Anku Rani, Vipula"
                                + " Rawte, Aman Chadha, Amitava Das"));
        papers.put(
                "Survey_LLMAndFutureOfInformationRetrieval.pdf",
                List.of(
                        "Large Language Models and Future of Information Retrieval: Opportunities and"
                                + " Challenges",
                        "ChengXiang Zhai"));
        papers.put(
                "Survey_RAGForLLM.pdf",
                List.of(
                        "Retrieval-Augmented Generation for Large Language Models: A Survey",
                        "Yunfan Gao, Yun Xiong, Xinyu Gao, Kangxiang Jia, Jinliu Pan, Yuxi Bi, Yi Dai,"
                                + " Jiawei Sun, Meng Wang, Haofen Wang"));
        papers.put(
                "Survey_TrendsInIntegrationOfKnowledgeAndLLM.pdf",
                List.of(
                        "Trends in Integration of Knowledge and Large Language Models: A Survey and"
                                + " Taxonomy of Methods, Benchmarks, and Applications",
                        "Zhangyin Feng, Weitao Ma, Weijiang Yu, Lei Huang, Haotian Wang, Qianglong"
                                + " Chen, Weihua Peng, Xiaocheng Feng, Bing Qin, Ting Liu"));
        papers.put(
                "Survey_TrustworthinessInRAGSystems.pdf",
                List.of(
                        "Trustworthiness in Retrieval-Augmented Generation Systems: A Survey",
                        "Yujia Zhou, Yan Liu, Xiaoxi Li, Jiajie Jin, Hongjin Qian, Zheng Liu, Chaozhuo"
                                + " Li, Zhicheng Dou, Tsung-Yi Ho, Philip S. Yu"));
        papers.put(
                "korquad-KorQuAD_2.0_paper.pdf",
                List.of("KorQuAD 2.0: 웹문서 기계독해를 위한 한국어 질의응답 데이터셋", "김영민, 임승영, 이현정, 박소윤, 김명지"));
        return papers;
    }
}
