package maestro.rag.document.pdf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Region;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfWord;
import org.junit.jupiter.api.Test;

/// Paragraphs over the ends of columns.
class PdfFlowTest {

    /// A line of 10-point words that fills a column of 250 points.
    private static PdfLine line(double left, double base, String text) {
        List<PdfWord> words = new ArrayList<>();
        String[] parts = text.split(" ");
        double width = 250.0 / parts.length;
        for (int i = 0; i < parts.length; i++) {
            double from = left + i * width;
            double to = from + width - 3;
            Region box = new Region(1, from, base - 8, to - from, 10);
            words.add(
                    new PdfWord(
                            parts[i], parts[i], i == 0 ? 0 : 0.3, from, to, 10, false, false, box));
        }
        return PdfLine.of(1, 0, base, words, false);
    }

    private static List<String> flow(String... secondColumn) {
        List<PdfLine> lines = new ArrayList<>();
        lines.add(line(40, 700, "기계독해 모델은 문서를 읽고 질문에 답하는 것이다."));
        lines.add(line(40, 712, "본 논문에서 소개하는 기계독해 데이터는 KorQuAD"));
        for (int i = 0; i < secondColumn.length; i++) {
            lines.add(line(310, 100 + 12 * i, secondColumn[i]));
        }
        return PdfFlow.of(List.of(lines)).stream()
                .map(paragraph ->
                        String.join(" ", paragraph.lines().stream().map(PdfLine::text).toList()))
                .toList();
    }

    @Test
    void goesOnWithANumberInTheMiddleOfAKoreanSentence() {
        assertThat(flow("1.0[1]과 달리 자연어로 구성된 질문과", "웹 문서를 입력으로 받아 답변을 찾는다."))
                .singleElement()
                .asString()
                .contains("데이터는 KorQuAD 1.0[1]과 달리");
    }

    @Test
    void doesNotTakeANumberedHeadingForTheMiddleOfASentence() {
        assertThat(flow("2. 관련 연구와 이 논문의 차이점을 설명한다", "웹 문서를 입력으로 받아 답변을 찾는다."))
                .hasSizeGreaterThan(1)
                .first()
                .asString()
                .endsWith("KorQuAD");
    }
}
