package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.object.bodytext.Section;
import kr.dogfoot.hwplib.tool.blankfilemaker.BlankFileMaker;
import kr.dogfoot.hwplib.writer.HWPWriter;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.packed.Packed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rich text, articles of journals, and Hangul's binary files.
class OtherFormatsTest {
    private static final String ARTICLE =
            """
            <?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">
            <article xmlns:mml="m"><front><article-meta><title-group><article-title>On <italic>Shade</italic></article-title></title-group>
            <contrib-group><contrib contrib-type="author"><name><surname>Lovelace</surname><given-names>Ada</given-names></name></contrib>
            <contrib contrib-type="editor"><name><surname>Babbage</surname></name></contrib></contrib-group>
            <abstract><p>Trees cool.</p></abstract></article-meta></front>
            <body><sec><label>1.</label><title>Results</title><p>By 4 K<sup>2</sup>, see <inline-formula><alternatives><tex-math>\\usepackage{x}\\begin{document}$a+b$\\end{document}</tex-math><mml:math><mml:mi>ab</mml:mi></mml:math></alternatives></inline-formula>.</p>
            <table-wrap><label>Table 1</label><caption><title>Scores</title></caption><table><tr><th>Model</th><th>Score</th></tr><tr><td>DPR</td><td>41.5</td></tr></table></table-wrap></sec></body>
            <back><ref-list><title>References</title><ref><label>1</label><element-citation><person-group><name><surname>Turing</surname><given-names>A</given-names></name></person-group><article-title>Machines</article-title><year>1950</year></element-citation></ref></ref-list></back></article>
            """;

    @TempDir Path folder;

    private ReadOutcome read(String name, String content) throws Exception {
        return read(Files.writeString(folder.resolve(name), content));
    }

    private static ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    private static ParsedDocument complete(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document();
    }

    @Test
    void readsRichTextWithItsTablesAndNotesAndNotWhatDescribesIt() throws Exception {
        ParsedDocument text =
                complete(
                        read(
                                "a.rtf",
                                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title On Shade}{\\author Ada Lovelace}}{\\header page head}"
                                        + "\\pard Caf\\'e9 \\u44032?{\\*\\unknown secret}{\\v hidden} trees\\emdash cool{\\footnote In summer.}.\\par"
                                        + "\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par b\\cell c\\cell\\row\\trowd\\pard\\intbl d\\cell e\\cell\\row"
                                        + "\\pard {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt Last}} line.\\par}"));
        assertThat(text.text())
                .isEqualTo("Café 가 trees—cool¹.\n\na b | c\nd | e\n\nLast line.\n\n¹ In summer.");
        assertThat(text.metadata().title()).isEqualTo("On Shade");
        assertThat(text.metadata().authors()).containsExactly("Ada Lovelace");
    }

    @Test
    void richTextThatIsCutOffSaysSo() throws Exception {
        ReadOutcome outcome = read("cut.rtf", "{\\rtf1\\ansi Trees cool.\\par And {\\b so} on");
        assertThat(outcome).isInstanceOf(Partial.class);
        assertThat(((Partial) outcome).document().text()).startsWith("Trees cool.\n\nAnd so");
    }

    @Test
    void readsAnArticle() throws Exception {
        ParsedDocument article = complete(read("a.xml", ARTICLE));
        assertThat(article.text())
                .isEqualTo(
                        "On Shade\n\nTrees cool.\n\n1. Results\n\nBy 4 K², see a+b.\n\nTable 1 Scores\n\nModel | Score\nDPR | 41.5\n\nReferences\n\n1 Turing A, Machines, 1950");
        assertThat(article.metadata().title()).isEqualTo("On Shade");
        assertThat(article.metadata().authors()).containsExactly("Ada Lovelace");
        assertThat(article.format()).isEqualTo("jats");
    }

    @Test
    void anArticleThatIsCutOffSaysSoAndOtherXmlIsRefused() throws Exception {
        assertThat(read("cut.nxml", ARTICLE.substring(0, ARTICLE.indexOf("By 4"))))
                .isInstanceOf(Partial.class);
        ReadOutcome other = read("b.xml", "<?xml version='1.0'?><feed><p>words</p></feed>");
        assertThat(other).isInstanceOf(Refused.class);
        assertThat(((Refused) other).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void anEntityBringsNothingIn() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String bomb =
                "<!DOCTYPE article [<!ENTITY x SYSTEM '"
                        + secret.toUri()
                        + "'><!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
                        + "<article article-type='x'><front></front><body><p>Trees &x; &b; cool.</p></body></article>";
        assertThat(complete(read("c.xml", bomb)).text()).doesNotContain("the secret");
    }

    private Path hwp() throws Exception {
        HWPFile hwp = BlankFileMaker.make();
        Section section = hwp.getBodyText().getSectionList().getFirst();
        section.getParagraph(0).getText().addString("나무는 도시를 식힌다.");
        Path file = folder.resolve("a.hwp");
        HWPWriter.toFile(hwp, file.toString());
        return file;
    }

    @Test
    void readsHwp() throws Exception {
        ParsedDocument text = complete(read(hwp()));
        assertThat(text.text()).isEqualTo("나무는 도시를 식힌다.");
        assertThat(text.metadata().language()).isEqualTo("ko");
        assertThat(text.format()).isEqualTo("hwp");
    }

    @Test
    void aDamagedHwpIsRefusedInWords() throws Exception {
        ReadOutcome outcome = read(Packed.cut(hwp(), 0.1));
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).reason()).isEqualTo(Reason.DAMAGED);
        ReadOutcome old = read("old.hwp", "HWP Document File V3.00 \u001a\u0001\u0000\u0000");
        assertThat(((Refused) old).message().english()).contains("HWP 3");
    }
}
