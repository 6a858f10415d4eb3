package maestro.rag.document.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTest {
    @TempDir Path folder;

    private Tesseract standIn(String forAPage) throws Exception {
        return Tesseract.find(StandIn.program(folder, forAPage)).orElseThrow();
    }

    @Test
    void isAskedForItsLanguages() throws Exception {
        assertThat(standIn("true").languages()).containsExactly("eng", "kor", "script/Hangul");
        assertThat(Tesseract.find(folder.resolve("nothing"))).isEmpty();
        Path other = Files.copy(Path.of("/bin/sh"), folder.resolve("other"));
        assertThat(Tesseract.find(other)).as("another program").isEmpty();
    }

    @Test
    void readsInTheDocumentsLanguageThenTheSystemsThenEnglish() {
        Tesseract tesseract =
                new Tesseract(Path.of("t"), List.of("deu", "eng", "kor", "chi_tra", "fra", "osd"));
        assertThat(tesseract.chosen(null, Locale.KOREA))
                .containsExactly("kor", "eng", "deu", "chi_tra");
        assertThat(tesseract.chosen("zh-TW", Locale.GERMANY)).startsWith("chi_tra", "deu", "eng");
        assertThat(new Tesseract(Path.of("t"), List.of("fra")).chosen("ko", Locale.KOREA))
                .containsExactly("fra");
    }

    @Test
    void readsWordsWithTheirPlacesAndConfidence() throws Exception {
        Tesseract tesseract = Tesseract.find(StandIn.printing(folder, StandIn.PAGE)).orElseThrow();
        List<RecognisedWord> words = tesseract.read(new byte[] {1}, 300, List.of("kor", "eng"));
        assertThat(words).extracting(RecognisedWord::text).startsWith("Counting", "Bees", "by");
        assertThat(words).extracting(RecognisedWord::text).doesNotContain("|~", "");
        assertThat(words.getFirst())
                .isEqualTo(
                        new RecognisedWord(
                                1,
                                1,
                                300,
                                300,
                                300,
                                90,
                                96.060753,
                                "Counting",
                                RecognisedWord.Before.UNKNOWN));
        assertThat(words.getLast().line()).isEqualTo(3);
        assertThat(words.getLast().paragraph()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("calls")).strip())
                .isEqualTo("- - -l kor+eng --dpi 300 -c preserve_interword_spaces=1 tsv txt");
    }

    @Test
    void spacesAreThoseOfThePlainText() {
        String line = "5\t1\t1\t1\t%d\t1\t%d\t10\t28\t30\t%d\t%s\n";
        StringBuilder output = new StringBuilder();
        int left = 0;
        for (String word : List.of("(1)", "「", "감", "염", "병", "의", "예방", "관한", "|~", "법,")) {
            output.append(line.formatted(1, left += 30, word.equals("|~") ? 3 : 90, word));
        }
        output.append(line.formatted(2, 30, 90, "없는")).append(line.formatted(2, 60, 90, "줄"));
        output.append(line.formatted(3, 30, 90, "다음")).append(line.formatted(3, 60, 90, "줄"));
        output.append("\n(1) 「감염병의   예방 관한|~ 법,\n\n또 다른 줄\n다음줄\n\f");
        List<RecognisedWord> words = TesseractTable.words(output.toString(), 100);
        StringBuilder read = new StringBuilder();
        for (RecognisedWord word : words) {
            read.append(
                            switch (word.before()) {
                                case SPACE -> " ";
                                case NOTHING -> "";
                                case UNKNOWN -> "?";
                            })
                    .append(word.text());
        }
        assertThat(read).hasToString("(1) 「감염병의 예방 관한 법,?없는?줄다음줄");
        assertThat(words.getLast().line()).isEqualTo(3);
    }

    @Test
    void aDamagedTableGivesTheRowsThatAreWhole() {
        String table = StandIn.PAGE.replace("\t640\t300\t", "\t??\t") + "5\t1\t2\t1\t3\t1\t9";
        assertThat(TesseractTable.words(table, 100))
                .extracting(RecognisedWord::text)
                .startsWith("Counting", "by");
        assertThat(TesseractTable.words(table, 2)).hasSize(2);
        assertThat(TesseractTable.words("", 2)).isEmpty();
    }

    @Test
    void getsAFileWhereItReadsNoStandardInput() throws Exception {
        Path table = Files.writeString(folder.resolve("t"), StandIn.PAGE);
        Tesseract tesseract =
                standIn("if [ \"$1\" = - ]; then exit 1; fi; [ -s \"$1\" ] && cat '" + table + "'");
        assertThat(tesseract.read(new byte[] {1}, 300, List.of())).isNotEmpty();
        String call = Files.readString(folder.resolve("calls")).lines().toList().getLast();
        assertThat(Path.of(call.split(" ")[0])).as("deleted afterwards").doesNotExist();
    }

    @Test
    void saysWhyItFailed() throws Exception {
        Tesseract tesseract = standIn("echo 'Error opening data file xyz.traineddata' >&2; exit 1");
        assertThatThrownBy(() -> tesseract.read(new byte[] {1}, 300, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Error opening data file xyz.traineddata");
    }

    @Test
    void takesNoMoreThanSoMuchOutput() throws Exception {
        Tesseract tesseract = standIn("cat /dev/zero");
        assertThatThrownBy(() -> tesseract.read(new byte[] {1}, 300, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("it says too much");
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        Path started = folder.resolve("started");
        Tesseract tesseract =
                standIn(
                        "mkfifo '"
                                + started
                                + ".never'; echo $$ > '"
                                + started
                                + ".new'; mv '"
                                + started
                                + ".new' '"
                                + started
                                + "'; exec cat '"
                                + started
                                + ".never'");
        CountDownLatch ended = new CountDownLatch(1);
        Thread reading =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                tesseract.read(new byte[] {1}, 300, List.of());
                            } catch (InterruptedException e) {
                                ended.countDown();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        reading.interrupt();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        long child = Long.parseLong(Files.readString(started).strip());
        ProcessHandle.of(child)
                .ifPresent(process ->
                        assertThat(process.onExit().orTimeout(5, TimeUnit.SECONDS))
                                .succeedsWithin(java.time.Duration.ofSeconds(5)));
    }

    @Test
    void saysHowItIsInstalled() throws Exception {
        Path fedora = Files.writeString(folder.resolve("f"), "NAME=Fedora\nID=fedora\n");
        Path ubuntu = Files.writeString(folder.resolve("u"), "ID=ubuntu\nID_LIKE=debian\n");
        assertThat(Scans.installation("Linux", fedora, Locale.KOREA))
                .isEqualTo("sudo dnf install tesseract tesseract-langpack-kor");
        assertThat(Scans.installation("Linux", ubuntu, Locale.KOREA))
                .isEqualTo("sudo apt install tesseract-ocr tesseract-ocr-kor");
        assertThat(Scans.installation("Linux", ubuntu, Locale.US))
                .isEqualTo("sudo apt install tesseract-ocr");
        assertThat(Scans.installation("Windows 11", ubuntu, Locale.US))
                .startsWith("winget install");
        assertThat(Scans.installation("Mac OS X", ubuntu, Locale.US)).startsWith("brew install");
    }

    @Test
    void aNamedOneIsRemembered() throws Exception {
        TesseractChoice choice = TesseractChoice.in(folder);
        assertThat(choice.program()).isEmpty();
        choice.name(Path.of("/opt/tesseract"));
        assertThat(TesseractChoice.in(folder).program()).contains(Path.of("/opt/tesseract"));
        choice.name(null);
        assertThat(choice.program()).isEmpty();
    }
}
