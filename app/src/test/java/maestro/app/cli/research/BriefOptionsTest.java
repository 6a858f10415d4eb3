package maestro.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.preset.Preset;
import maestro.app.cli.command.UsageException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BriefOptionsTest {
    private static final Brief OTHER =
            new Brief(
                    "Trend watch",
                    List.of("New", "Old"),
                    "lively",
                    Brief.Unsupported.MARKED,
                    List.of(new Brief.Answer("Which years?", "2015 on")));
    private static final Limits LIMITS = new Limits(2, Duration.ofSeconds(90), 100, 1);

    private static BriefOptions options(String... arguments) {
        BriefOptions options = new BriefOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs(arguments);
        return options;
    }

    private static Optional<Preset> review() throws IOException {
        return Optional.of(
                BriefOptions.preset(Path.of("nowhere"), "literature-review", Language.ENGLISH));
    }

    @Test
    void whatIsNotSaidIsAsInTheOtherMission() {
        assertThat(options().briefAs(Optional.empty(), OTHER, Ahead.ALL)).isEqualTo(OTHER);
        assertThat(options().rounds(Optional.empty(), LIMITS)).isEqualTo(2);
        assertThat(options().time(Optional.empty(), LIMITS)).isEqualTo(Duration.ofSeconds(90));
        assertThat(
                        options("--tone=dry", "--unsupported=cut")
                                .briefAs(Optional.empty(), OTHER, Ahead.ALL))
                .isEqualTo(
                        new Brief(
                                "Trend watch",
                                OTHER.outline(),
                                "dry",
                                Brief.Unsupported.CUT,
                                OTHER.answers()));
    }

    @Test
    void aPresetChangesOnlyWhatStillLiesAhead() throws IOException {
        Brief begun = options().briefAs(review(), OTHER, new Ahead(false, true, true));
        assertThat(begun.preset()).isEqualTo("Literature review");
        assertThat(begun.outline()).isEqualTo(OTHER.outline());
        assertThat(begun.tone()).isEqualTo(review().orElseThrow().tone());
        assertThat(begun.answers()).isEqualTo(OTHER.answers());
        Brief written = options().briefAs(review(), OTHER, new Ahead(false, false, true));
        assertThat(written.tone()).isEqualTo("lively");
        assertThat(options().briefAs(review(), OTHER, Ahead.ALL).outline())
                .contains("Main findings");
        assertThat(options("--rounds=7").rounds(review(), LIMITS)).isEqualTo(7);
        assertThat(options().rounds(review(), LIMITS)).isEqualTo(4);
    }

    @Test
    void aMissionOfItsOwnHasWhatThePresetSays() throws IOException {
        assertThat(options("--outline=A; B").brief(review()).outline()).containsExactly("A", "B");
        assertThat(options().brief(Optional.empty())).isEqualTo(Brief.NONE);
        assertThat(options().minutes(Optional.empty())).isEqualTo(30);
        assertThatThrownBy(() -> options("--minutes=0").minutes(Optional.empty()))
                .isInstanceOf(UsageException.class);
    }
}
