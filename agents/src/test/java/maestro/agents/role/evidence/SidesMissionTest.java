package maestro.agents.role.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import org.junit.jupiter.api.Test;

/// What documents say on the same point stands side by side in the report.
class SidesMissionTest {
    private static final String DIFFER = "Two documents differ here:";
    private static final String AGREE = "Two documents agree, each in its own words:";

    private static TextSource ferns() {
        return new TextSource()
                .add(
                        "Ferns in Gardens",
                        """
                        Shade improves the growth of garden ferns because the soil below the trees stays moist.
                        Garden ferns lose their fronds in winter and grow new ones when the soil warms in spring.
                        The growth of garden ferns depends on water, and dry soil hurts garden ferns within a few days.
                        """)
                .add(
                        "Ferns and Light",
                        """
                        Shade reduces the growth of garden ferns, which need four hours of morning sun each day.
                        The growth of garden ferns depends on water, and dry soil hurts young garden ferns most of all.
                        """);
    }

    /// The sentences that follow a remark.
    private static List<String> below(Report report, String remark) {
        List<String> found = new ArrayList<>();
        for (Report.ReportSection section : report.sections()) {
            for (int i = 0; i + 1 < section.blocks().size(); i++) {
                if (section.blocks().get(i).equals(new Block.Remark(remark))
                        && section.blocks().get(i + 1) instanceof Block.Paragraph(var sentences)) {
                    sentences.forEach(s -> {
                        assertThat(s.citations()).hasSize(1);
                        found.add(s.text());
                    });
                }
            }
        }
        return found;
    }

    @Test
    void whereTwoDocumentsDifferTheyStandSideBySideAndTheCloseSaysSo() throws Exception {
        Report report =
                new Rehearsal(ferns(), 1, "What is the effect of shade on garden ferns?")
                        .run()
                        .report();
        assertThat(below(report, DIFFER))
                .hasSize(2)
                .anyMatch(s -> s.startsWith("Shade improves the growth"))
                .anyMatch(s -> s.startsWith("Shade reduces the growth"));
        assertThat(report.sections().getLast().blocks().toString())
                .contains("Documents differ in “Effect of shade on garden ferns”");
    }

    @Test
    void whereTwoDocumentsAgreeBothAreQuoted() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "Noise",
                                "Search engines fail where found documents contain noisy or irrelevant information.\n")
                        .add(
                                "Errors",
                                "Search engines fail in old archives where found documents contain noisy or irrelevant information, and readers of newspapers waste hours on letters from other centuries.\n");
        Report report =
                new Rehearsal(source, 1, "What are the failures of search engines?").run().report();
        assertThat(below(report, AGREE)).hasSize(2);
        assertThat(below(report, DIFFER)).isEmpty();
    }

    @Test
    void inKoreanToo() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "쿨루프의 효과",
                                "쿨루프는 여름에 건물의 실내 온도를 낮춘다고 알려져 있다. 쿨루프는 지붕에 밝은 색 도료를 칠하여 햇빛을 반사하는 방법이다.\n")
                        .add("쿨루프의 한계", "그러나 쿨루프는 낡은 건물의 실내 온도를 낮추지 못하였다.\n");
        Report report = new Rehearsal(source, 1, "쿨루프의 효과는 무엇인가?").run().report();
        assertThat(below(report, "여기서는 두 문서의 말이 다릅니다:")).hasSize(2);
    }
}
