package maestro.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Price;
import maestro.agents.mission.Sources;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.mask.Masking;
import maestro.app.cli.command.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ModelOptionsTest {
    private static ModelOptions options(String... arguments) {
        ModelOptions options = new ModelOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs(arguments);
        return options;
    }

    @Test
    void withoutThemTheWorkIsDoneWithoutAModelAndInPrivate() {
        assertThat(options().profile()).isNull();
        assertThat(options().egress()).isEqualTo(Egress.PRIVATE);
        assertThat(options().limits(3, Duration.ofMinutes(30))).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void anOllamaOnThisMachineNeedsOnlyAModel() {
        assertThat(options("--engine", "ollama", "--model", "qwen3:8b").profile())
                .isEqualTo(ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "qwen3:8b"));
    }

    @Test
    void everythingCanBeSaid() {
        ModelOptions options =
                options(
                        "--engine=openai",
                        "--base-url=https://api.example.org/v1",
                        "--api-key-env=MY_KEY",
                        "--model=big",
                        "--role-model=research=small",
                        "--role-model=writing=fine",
                        "--egress=remote",
                        "--temperature=0.7",
                        "--thinking=low",
                        "--max-calls=50",
                        "--max-tokens=200000",
                        "--max-cost=1.5",
                        "--price=2.5,10");
        assertThat(options.profile())
                .isEqualTo(
                        new ModelProfile(
                                new ServerAddress(
                                        ServerKind.OPENAI,
                                        URI.create("https://api.example.org/v1"),
                                        "env:MY_KEY"),
                                "big",
                                Map.of(AgentKind.RESEARCH, "small", AgentKind.WRITING, "fine"),
                                0.7,
                                Thinking.LOW,
                                new Price(2.5, 10),
                                new Masking(List.of())));
        assertThat(options.egress()).isEqualTo(Egress.REMOTE);
        Limits limits = options.limits(2, Duration.ofMinutes(5));
        assertThat(limits.calls()).isEqualTo(50);
        assertThat(limits.tokens()).isEqualTo(200_000);
        assertThat(limits.cost()).isEqualTo(1.5);
    }

    @Test
    void whatAModelElsewhereIsNotToldCanBeChosen() {
        String[] away = {
            "--engine=openai",
            "--model=big",
            "--base-url=https://api.example.org",
            "--egress=remote"
        };
        assertThat(masking(away)).isEqualTo(new Masking(List.of()));
        assertThat(masking(away, "--mask-name=Lee", "--mask-name=김철수"))
                .isEqualTo(new Masking(List.of("Lee", "김철수")));
        assertThat(masking(away, "--no-mask")).isEqualTo(Masking.NONE);
        assertThatThrownBy(() -> masking(away, "--no-mask", "--mask-name=Lee"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> masking(away, "--mask-name=x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2 to 100");
    }

    private static Masking masking(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Objects.requireNonNull(options(all).profile()).masking();
    }

    private static Mission other(@Nullable ModelProfile profile) {
        return new Mission(
                "m1",
                "T",
                List.of("Why?"),
                null,
                Language.ENGLISH,
                profile == null ? Mission.EVIDENCE : Mission.MODEL,
                new Limits(2, Duration.ofMinutes(5), 100, 3, 40, 0, 0),
                false,
                Instant.EPOCH,
                profile,
                Egress.PRIVATE,
                Sources.LIBRARY,
                Brief.NONE,
                List.of());
    }

    @Test
    void whatIsNotSaidOfABranchIsAsInTheOtherMission() {
        ModelProfile known =
                new ModelProfile(
                        ServerAddress.LOCAL_OLLAMA,
                        "small",
                        Map.of(AgentKind.WRITING, "fine"),
                        0.7,
                        Thinking.LOW,
                        new Price(1, 2));
        assertThat(options().profileAs(other(known))).isEqualTo(known);
        assertThat(options("--model", "big").profileAs(other(known)))
                .isEqualTo(
                        new ModelProfile(
                                ServerAddress.LOCAL_OLLAMA,
                                "big",
                                Map.of(),
                                0.7,
                                Thinking.LOW,
                                Price.NONE));
        assertThat(options("--engine", "evidence").profileAs(other(known))).isNull();
        assertThat(options("--engine", "ollama", "--model", "big").profileAs(other(null)))
                .isEqualTo(ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "big"));
        assertThat(
                        options("--max-tokens", "9")
                                .limitsAs(other(known).limits(), 2, Duration.ofMinutes(5)))
                .isEqualTo(new Limits(2, Duration.ofMinutes(5), 100, 3, 40, 9, 0));
        assertThatThrownBy(() -> options("--model", "big").profileAs(other(null)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--engine");
    }

    @Test
    void aServerElsewhereHasToBeAllowed() {
        String[] elsewhere = {"--engine=ollama", "--model=m", "--base-url=http://gpu.lab:11434"};
        assertThatThrownBy(() -> options(elsewhere).profile())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("gpu.lab is not this machine")
                .hasMessageContaining("--egress remote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model=m | evidence mode has none",
                "--api-key-env=K | evidence mode has none",
                "--engine=gpt | the engine can be",
                "--engine=ollama | name the model",
                "--engine=openai --model=m | --base-url",
                "--engine=ollama --model=m --base-url=gpu | starts with http",
                "--engine=ollama --model=m --role-model=cooking=m | planning, research",
                "--engine=ollama --model=m --temperature=3 | between 0 and 2",
                "--engine=ollama --model=m --thinking=much | thinking can be",
                "--engine=ollama --model=m --max-cost=1 | --price",
                "--engine=ollama --model=m --price=1 | two numbers",
                "--engine=ollama --model=m --price=1,x | two numbers",
                "--engine=ollama --model=m --price=-1,1 | below zero",
                "--engine=ollama --model=m --price=Infinity,1 | at most",
                "--engine=ollama --model=m --role-model=writing= | names no model",
                "--engine=ollama --model=m --egress=everything | private, web, remote",
            })
    void whatMakesNoSenseIsSaidInWords(String arguments, String words) {
        ModelOptions options = options(arguments.split(" "));
        assertThatThrownBy(
                        () -> {
                            Objects.requireNonNull(options.egress());
                            options.profile();
                        })
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words);
    }
}
