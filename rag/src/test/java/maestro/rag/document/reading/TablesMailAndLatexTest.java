package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesMailAndLatexTest {
    @TempDir Path folder;

    private ParsedDocument complete(Path file) throws InterruptedException {
        ReadOutcome outcome = new DocumentReaders().read(file, ReadLimits.DEFAULT);
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document();
    }

    private ParsedDocument complete(String name, String content) throws Exception {
        return complete(Files.writeString(folder.resolve(name), content));
    }

    @Test
    void readsSheetsAsTheyAreShown() throws Exception {
        Path file = folder.resolve("a.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.getProperties().getCoreProperties().setTitle("Measured shade");
            Sheet sheet = book.createSheet("Results");
            Row head = sheet.createRow(0);
            head.createCell(0).setCellValue("Day");
            head.createCell(1).setCellValue("Share");
            head.createCell(3).setCellValue("Sum");
            Row row = sheet.createRow(4);
            row.createCell(0).setCellValue(LocalDate.of(2024, 3, 1));
            row.getCell(0).setCellStyle(style(book, "yyyy-mm-dd"));
            row.createCell(1).setCellValue(0.415);
            row.getCell(1).setCellStyle(style(book, "0.0%"));
            row.createCell(2).setCellValue(true);
            row.createCell(3).setCellFormula("0.1+0.2");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            Row times = sheet.createRow(5);
            times.createCell(0).setCellValue(LocalDateTime.of(2024, 3, 1, 12, 30));
            times.getCell(0).setCellStyle(style(book, "[$-409]d/m/yy h:mm AM/PM;@"));
            times.createCell(1).setCellValue(1234567.5);
            times.getCell(1).setCellStyle(style(book, "#,##0.00 \"Days\""));
            book.createSheet("Hidden").createRow(0).createCell(0).setCellValue("secret");
            book.setSheetHidden(1, true);
            try (OutputStream out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        ParsedDocument table = complete(file);
        assertThat(table.text())
                .isEqualTo(
                        "Results\n\nDay | Share | | Sum\n2024-03-01 | 41.5% | TRUE | 0.3\n2024-03-01 12:30 | 1234567.5");
        assertThat(table.metadata().title()).isEqualTo("Measured shade");
        assertThat(table.format()).isEqualTo("xlsx");
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    @Test
    void readsCommaSeparatedValuesWhateverPartsThem() throws Exception {
        assertThat(complete("a.csv", "name,\"a, \"\"quoted\"\" word\"\nb,\"two\nlines\"\n").text())
                .isEqualTo("name | a, \"quoted\" word\nb | two lines");
        assertThat(complete("b.csv", "이름;값\n나무;1,5\n").text()).isEqualTo("이름 | 값\n나무 | 1,5");
        assertThat(complete("c.tsv", "a\tb\n\nc\t\n").text()).isEqualTo("a | b\nc |");
        Path korean =
                Files.write(
                        folder.resolve("d.csv"),
                        "나무,그늘\n".getBytes(Charset.forName("x-windows-949")));
        assertThat(complete(korean).text()).isEqualTo("나무 | 그늘");
    }

    @Test
    void aQuoteThatNeverEndsDamagesATable() throws Exception {
        ReadOutcome outcome =
                new DocumentReaders()
                        .read(
                                Files.writeString(folder.resolve("a.csv"), "a,b\n\"c,d\ne,f\n"),
                                ReadLimits.DEFAULT);
        assertThat(outcome).isInstanceOfAny(Partial.class, Complete.class);
    }

    @Test
    void readsAMessageWithItsHeadAndThePlainFormOfItsText() throws Exception {
        ParsedDocument mail =
                complete(
                        "a.eml",
                        """
                        From: =?UTF-8?B?7Jik66eM7IudIA==?= <a@example.org>
                        To: Ada <ada@example.org>
                        Subject: =?UTF-8?Q?On_Shade?=
                        Date: Fri, 1 Mar 2024 12:30:00 +0900
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary=x

                        --x
                        Content-Type: multipart/alternative; boundary=y

                        --y
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        Trees =EB=82=98=EB=AC=B4 cool.

                        So do roofs.
                        --y
                        Content-Type: text/html

                        <p>Other form</p>
                        --y--
                        --x
                        Content-Type: application/pdf; name=paper.pdf
                        Content-Disposition: attachment; filename=paper.pdf
                        Content-Transfer-Encoding: base64

                        JVBERi0=
                        --x--
                        """);
        assertThat(mail.text())
                .isEqualTo(
                        "Subject: On Shade\nFrom: 오만식 <a@example.org>\nTo: Ada <ada@example.org>\nDate: 2024-03-01 03:30 UTC\n\nTrees 나무 cool.\n\nSo do roofs.\n\nAttachment: paper.pdf");
        assertThat(mail.metadata().title()).isEqualTo("On Shade");
        assertThat(mail.format()).isEqualTo("eml");
    }

    @Test
    void readsAMessageThatHasHtmlAlone() throws Exception {
        assertThat(
                        complete(
                                        "b.eml",
                                        "Subject: x\nContent-Type: text/html\n\n<style>p{}</style><p>Trees <b>cool</b>.</p><ul><li>one</li></ul>")
                                .text())
                .isEqualTo("Subject: x\n\nTrees cool.\n\n• one");
    }

    @Test
    void aCharsetThatIsUnknownIsGuessed() throws Exception {
        assertThat(
                        complete(
                                        "c.eml",
                                        "Subject: x\nContent-Type: text/html; charset=\"no such\"\nContent-Transfer-Encoding: 8bit\n\n<p>나무는 도시를 식힌다.</p>")
                                .text())
                .endsWith("나무는 도시를 식힌다.");
    }

    @Test
    void readsLatexAsItStandsOnThePage() throws Exception {
        ParsedDocument paper =
                complete(
                        "a.tex",
                        """
                        % a comment
                        \\documentclass[11pt]{article}
                        \\newcommand{\\sys}{Shade\\-Maker}
                        \\newcommand{\\R}[1]{\\mathbb{#1}}
                        \\title{On \\emph{Shade}\\thanks{Funded.}}
                        \\author{Ada Lovelace \\and Ren\\'e Descartes}
                        \\begin{document}
                        \\maketitle
                        \\section{First results}\\label{sec:one}
                        Trees~cool ``streets'' by 4\\,K --- or 50\\% % not this
                        more~\\cite[p.~3]{oke1988,gill}, says \\sys{}\\footnote{In summer.}.
                        See Section~\\ref{sec:two}.

                        \\begin{itemize}
                          \\item one \\textbf{bold} word
                          \\item $a+b$
                        \\end{itemize}
                        \\begin{table}[t]\\caption{Scores of \\sys}
                        \\begin{tabular}{l|r} \\hline
                        Model & Score \\\\ \\midrule
                        \\multicolumn{1}{c}{DPR} & 41.5 \\\\
                        \\end{tabular}\\end{table}
                        \\begin{equation} E = mc^2 \\label{e} \\end{equation}
                        \\includegraphics[width=\\textwidth]{a.png}
                        \\end{document}
                        not this
                        """);
        assertThat(paper.text())
                .isEqualTo(
                        "On Shade\n\nFirst results\n\nTrees cool “streets” by 4 K — or 50% more [oke1988,gill], says ShadeMaker¹. See Section sec:two.\n\n• one bold word\n• a+b\n\nScores of ShadeMaker\n\nModel | Score\nDPR | 41.5\n\nE = mc^2\n\n¹ In summer.");
        assertThat(paper.metadata().title()).isEqualTo("On Shade");
        assertThat(paper.metadata().authors()).containsExactly("Ada Lovelace", "René Descartes");
        assertThat(paper.format()).isEqualTo("tex");
    }

    @Test
    void macrosThatNameEachOtherHaveAnEnd() throws Exception {
        assertThat(
                        complete(
                                        "loop.tex",
                                        "\\newcommand{\\a}{x\\b\\b}\\newcommand{\\b}{y\\a\\a}\\begin{document}\\textbf{Trees} "
                                                + "\\a ".repeat(10_000)
                                                + "cool. {{{\\end{document}")
                                .text())
                .startsWith("Trees")
                .endsWith("cool.");
    }
}
