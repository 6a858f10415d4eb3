package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// NVIDIA's first graphics card, as its own tool names it.
///
/// @param name such as "NVIDIA H200"
/// @param driver its version
public record Graphics(String name, String driver) {
    private static final int SECONDS = 5;
    private static final int LONGEST = 4096;

    /// Empty where there is none, or its driver isn't installed.
    ///
    /// @throws InterruptedException when asked to stop
    public static Optional<Graphics> find() throws InterruptedException {
        Process tool;
        try {
            tool =
                    new ProcessBuilder(
                                    "nvidia-smi",
                                    "--query-gpu=name,driver_version",
                                    "--format=csv,noheader")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return Optional.empty(); // not installed
        }
        try (InputStream out = tool.getInputStream()) {
            // A few lines, which its pipe holds; so waiting first can't block it.
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                return Optional.empty();
            }
            return parse(new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            tool.destroyForcibly();
        }
    }

    static Optional<Graphics> parse(String answer) {
        String first = answer.lines().findFirst().orElse("");
        int comma = first.lastIndexOf(',');
        return comma < 1
                ? Optional.empty()
                : Optional.of(
                        new Graphics(
                                first.substring(0, comma).strip(),
                                first.substring(comma + 1).strip()));
    }
}
