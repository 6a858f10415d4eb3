package maestro.app.cli.research;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.preset.Preset;
import maestro.agents.preset.Presets;
import maestro.app.cli.command.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a mission is to be done: by a preset, and by what is said besides, which comes before it.
final class BriefOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Headings, tone, limits and what becomes of unsupported sentences by a preset; 'maestro presets' lists them. Where else it would look is only said, not done.")
    private @Nullable String preset;

    @Option(
            names = "--outline",
            paramLabel = "A;B;C",
            description = "Headings that the report is to have, in this order.")
    private @Nullable String outline;

    @Option(
            names = "--tone",
            paramLabel = "WORDS",
            description = "How a language model is to write, in your words.")
    private @Nullable String tone;

    @Option(
            names = "--unsupported",
            paramLabel = "replace|cut|mark",
            description =
                    "What becomes of a sentence that its quotes don't carry: the words of its quote instead (default), nothing, or it stays and is marked.")
    private @Nullable String unsupported;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Most rounds of research, 1 to 20 (default: 3).")
    private @Nullable Integer rounds;

    @Option(
            names = {"--minutes", "--max-minutes"},
            paramLabel = "N",
            description = "Most minutes of work (default: 30).")
    private @Nullable Integer minutes;

    static Presets presets(Path home) {
        return Presets.in(home.resolve("presets"));
    }

    /// @throws UsageException where there is none of that name
    static Preset preset(Path home, String named, Language language) throws IOException {
        return presets(home)
                .find(named, language)
                .orElseThrow(() ->
                        new UsageException(
                                "there is no preset %s; 'maestro presets' lists them"
                                        .formatted(named)));
    }

    /// The preset that is meant; empty for none.
    Optional<Preset> chosen(Path home, Language language) throws IOException {
        return preset == null ? Optional.empty() : Optional.of(preset(home, preset, language));
    }

    /// @throws IllegalArgumentException where it says too much
    Brief brief(Optional<Preset> chosen) {
        return briefAs(chosen, Brief.NONE, Ahead.ALL);
    }

    /// As [#brief], where what is not said is as in another mission, and a preset changes only what
    /// still lies ahead.
    ///
    /// @throws IllegalArgumentException where it says too much
    Brief briefAs(Optional<Preset> chosen, Brief other, Ahead ahead) {
        Brief before = chosen.map(preset -> ahead.limited(preset.brief(), other)).orElse(other);
        return new Brief(
                before.preset(),
                outline == null ? before.outline() : headings(outline),
                tone == null ? before.tone() : tone.strip(),
                unsupported == null ? before.unsupported() : unsupported(unsupported),
                other.answers());
    }

    private static List<String> headings(String given) {
        return Arrays.asList(given.split("[;\\n]"));
    }

    int rounds(Optional<Preset> chosen) {
        return rounds(chosen, Limits.DEFAULT);
    }

    int rounds(Optional<Preset> chosen, Limits usual) {
        return rounds == null ? chosen.map(Preset::rounds).orElse(usual.rounds()) : rounds;
    }

    /// @throws UsageException where there would be none
    int minutes(Optional<Preset> chosen) {
        return (int) time(chosen, Limits.DEFAULT).toMinutes();
    }

    /// @throws UsageException where there would be none
    Duration time(Optional<Preset> chosen, Limits usual) {
        Duration most =
                minutes == null
                        ? chosen.map(p -> Duration.ofMinutes(p.minutes())).orElse(usual.time())
                        : Duration.ofMinutes(minutes);
        if (!most.isPositive()) {
            throw new UsageException("the time limit must be at least a minute");
        }
        return most;
    }

    private static Brief.Unsupported unsupported(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "replace", "replaced" -> Brief.Unsupported.REPLACED;
            case "cut" -> Brief.Unsupported.CUT;
            case "mark", "marked" -> Brief.Unsupported.MARKED;
            default ->
                    throw new UsageException(
                            "what becomes of unsupported sentences can be: replace, cut, mark");
        };
    }
}
