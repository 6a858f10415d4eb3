package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCommandTest {
    @TempDir Path home;

    private Answer maestro(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                CommandLineInterface.run(
                        Stream.concat(
                                        Stream.of("--home", home.toString(), "engine"),
                                        Stream.of(arguments))
                                .toArray(String[]::new),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        return new Answer(code, out.toString(), err.toString());
    }

    private Path torch(String version) throws IOException {
        Path lib = Files.createDirectories(home.resolve("venv/torch/lib"));
        Files.writeString(lib.resolve(System.mapLibraryName("torch")), "");
        Files.writeString(lib.resolveSibling("version.py"), "__version__ = '" + version + "'\n");
        return lib;
    }

    @Test
    void theProcessorIsChosenAtFirst() {
        Answer answer = maestro("--json");
        assertThat(answer.out()).contains("{\"engine\":\"onnx\",\"torch\":\"\"}");
        assertThat(answer.code()).isZero();
    }

    @Test
    void aChoiceIsKeptWithTheFolderMadeAbsolute() throws IOException {
        Path lib = torch("2.7.1+cu128");
        assertThat(maestro("use", "torch", "--torch", lib.toString()).code()).isZero();
        assertThat(maestro().out()).contains("PyTorch in " + lib);
        assertThat(maestro("use", "onnx").code()).isZero();
        assertThat(maestro().out()).contains("ONNX Runtime on the processor");
    }

    @Test
    void anotherReleaseIsNotChosen() throws IOException {
        Answer answer = maestro("use", "torch", "--torch", torch("2.6.0").toString());
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("2.6.0").contains("torch==2.7.1");
        assertThat(maestro("--json").out()).contains("onnx");
    }

    @Test
    void whatIsNotHereIsNotChosenAndItIsSaidHowToGetIt() {
        Answer answer = maestro("use", "torch-downloaded");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("Download it first");
    }

    @Test
    void pyTorchForAGraphicsCardIsToldToBeDownloadedFirst() {
        Answer answer = maestro("use", "torch-cuda");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("it takes 2.8 GB");
        assertThat(maestro("--json").out()).contains("onnx");
    }

    @Test
    void aProbeWithoutItsModelSaysWhichIsMissing() throws IOException {
        Answer answer = maestro("probe", "torch", "--torch", torch("2.7.1").toString());
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.out()).contains("minilm-fp32");
    }

    @Test
    void theBuiltInModelRunsOnTheProcessor() {
        Answer answer = maestro("probe", "onnx", "--model", "minilm");
        assertThat(answer.out()).contains("ONNX Runtime works");
        assertThat(answer.code()).isZero();
    }

    @Test
    void wrongWordsAreWrongUsage() {
        for (List<String> wrong :
                List.of(
                        List.of("start"),
                        List.of("use"),
                        List.of("use", "quantum"),
                        List.of("use", "torch"),
                        List.of("use", "onnx", "--torch", "/tmp"),
                        List.of("download"))) {
            assertThat(maestro(wrong.toArray(String[]::new)).code())
                    .as(String.join(" ", wrong))
                    .isEqualTo(Exit.USAGE);
        }
    }
}
