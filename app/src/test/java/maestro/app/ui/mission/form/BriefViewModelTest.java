package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Brief.Unsupported;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Sources;
import maestro.agents.preset.Preset;
import maestro.agents.preset.Presets;
import maestro.app.ui.fixture.Frames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final Locale before = Locale.getDefault();
    private final Frames frames = new Frames();
    private final SourcesViewModel sources = FakeSources.sources(frames);

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    private BriefViewModel loaded() {
        BriefViewModel made =
                new BriefViewModel(Presets.in(home.resolve("presets")), sources, frames);
        made.load();
        frames.settle();
        return made;
    }

    private static Optional<Preset> named(BriefViewModel brief, String name) {
        return brief.all().stream()
                .filter(p -> p.map(Preset::name).equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPresetFillsInTheFormAndOnlyProposesToLookElsewhere() {
        BriefViewModel brief = loaded();
        brief.startFrom(new Limits(5, Duration.ofMinutes(50), 100, 1));
        brief.choose(named(brief, "Literature review"));
        assertThat(brief.brief().outline()).hasSize(5).contains("Main findings");
        assertThat(brief.brief().preset()).isEqualTo("Literature review");
        assertThat(brief.brief().tone()).isNotBlank();
        assertThat(brief.roundsProperty().get()).isEqualTo(4);
        assertThat(brief.proposedProperty().get())
                .containsExactly(Index.ARXIV, Index.OPENALEX, Index.CROSSREF);
        assertThat(sources.chosen()).isEmpty();
        brief.accept();
        assertThat(sources.chosen()).containsExactly(Index.ARXIV, Index.OPENALEX, Index.CROSSREF);
        assertThat(brief.proposedProperty().get()).isEmpty();
        brief.choose(Optional.empty());
        assertThat(brief.brief().outline()).isEmpty();
        assertThat(brief.roundsProperty().get()).isEqualTo(5);
        assertThat(brief.minutesProperty().get()).isEqualTo(50);
    }

    @Test
    void headingsFollowTheReportsLanguageUnlessTheyWereChanged() {
        BriefViewModel brief = loaded();
        brief.choose(named(brief, "Trend watch"));
        brief.toneProperty().set("As I like it");
        brief.speak(Language.KOREAN);
        frames.settle();
        assertThat(brief.brief().outline()).contains("새로운 변화");
        assertThat(brief.brief().tone()).isEqualTo("As I like it");
        assertThat(brief.chosenProperty().get().map(brief::spoken).map(Preset::name))
                .contains("Trend watch");
    }

    @Test
    void theFormIsKeptAsAPresetAndTakenBack() {
        BriefViewModel brief = loaded();
        brief.outlineProperty().set("Demand\n\n  Prices ");
        brief.unsupportedProperty().set(Unsupported.CUT);
        brief.roundsProperty().set(2);
        assertThat(brief.save("Mine")).isTrue();
        frames.settle();
        assertThat(brief.chosenProperty().get())
                .hasValueSatisfying(p -> {
                    assertThat(p.name()).isEqualTo("Mine");
                    assertThat(p.outline()).containsExactly("Demand", "Prices");
                });
        assertThat(brief.rename("Ours")).isTrue();
        frames.settle();
        assertThat(brief.chosenProperty().get().map(Preset::name)).contains("Ours");
        brief.clear();
        assertThat(brief.brief().outline()).isEmpty();
        brief.choose(named(brief, "Ours"));
        assertThat(brief.brief().outline()).containsExactly("Demand", "Prices");
        assertThat(brief.brief().unsupported()).isEqualTo(Unsupported.CUT);
        brief.askDelete();
        brief.decline();
        brief.delete();
        frames.settle();
        assertThat(brief.chosenProperty().get().map(Preset::name)).contains("Ours");
        brief.askDelete();
        assertThat(brief.deletingProperty().get().map(Preset::name)).contains("Ours");
        brief.delete();
        frames.settle();
        assertThat(brief.deletingProperty().get()).isEmpty();
        assertThat(brief.chosenProperty().get()).isEmpty();
        assertThat(brief.all()).hasSize(6);
    }

    @Test
    void aPresetOfTheProgramsIsNeverAskedAbout() {
        BriefViewModel brief = loaded();
        brief.choose(named(brief, "Trend watch"));
        brief.askDelete();
        assertThat(brief.deletingProperty().get()).isEmpty();
    }

    private static Mission mission(Brief brief, Limits limits) {
        return new Mission(
                "m1",
                "T",
                List.of("Why?"),
                null,
                Language.ENGLISH,
                Mission.EVIDENCE,
                limits,
                false,
                Instant.EPOCH,
                null,
                Egress.PRIVATE,
                Sources.LIBRARY,
                brief,
                List.of());
    }

    @Test
    void aBranchIsDoneAsTheOtherUntilSomethingElseIsChosenThatStillLiesAhead() {
        Brief before =
                new Brief(
                        "Long ago",
                        List.of("One", "Two"),
                        "lively",
                        Unsupported.MARKED,
                        List.of(new Brief.Answer("Which years?", "2015 on")));
        BriefViewModel brief = loaded().another();
        brief.startFrom(mission(before, new Limits(7, Duration.ofSeconds(90), 100, 1)));
        frames.settle();
        assertThat(brief.brief()).isEqualTo(before);
        assertThat(brief.time()).isEqualTo(Duration.ofSeconds(90));
        assertThat(brief.roundsProperty().get()).isEqualTo(7);

        brief.lieAhead(new Ahead(false, true, true));
        brief.choose(named(brief, "Literature review"));
        assertThat(brief.brief().preset()).isEqualTo("Literature review");
        assertThat(brief.brief().outline()).containsExactly("One", "Two");
        assertThat(brief.brief().tone()).isNotEqualTo("lively");
        assertThat(brief.brief().answers()).isEqualTo(before.answers());
        assertThat(brief.time()).isGreaterThan(Duration.ofMinutes(2));

        brief.lieAhead(Ahead.ALL);
        assertThat(brief.brief().outline()).contains("Main findings");
        brief.lieAhead(new Ahead(false, false, true));
        assertThat(brief.brief().outline()).containsExactly("One", "Two");
        assertThat(brief.brief().tone()).isEqualTo("lively");
        brief.choose(Optional.empty());
        assertThat(brief.brief()).isEqualTo(before);
        assertThat(brief.time()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aNameOfTheProgramsIsRefusedInWords() {
        BriefViewModel brief = loaded();
        assertThat(brief.save("Trend watch")).isTrue();
        frames.settle();
        assertThat(brief.problemProperty().get()).contains("Trend watch");
        assertThat(brief.save("")).isFalse();
        assertThat(brief.all()).hasSize(6);
    }

    @Test
    void aFileThatCantBeUsedIsReported() throws IOException {
        Files.createDirectories(home.resolve("presets"));
        Files.writeString(home.resolve("presets/bad.json"), "{}");
        BriefViewModel brief = loaded();
        assertThat(brief.problemProperty().get()).contains("bad.json");
        assertThat(brief.all()).hasSize(6);
    }

    @Test
    void whatIsTooMuchIsToldBeforeTheMissionIsMade() {
        BriefViewModel brief = loaded();
        assertThat(brief.fits()).isTrue();
        brief.outlineProperty().set(String.join("\n", List.of("x".repeat(200))));
        assertThat(brief.fits()).isFalse();
    }
}
