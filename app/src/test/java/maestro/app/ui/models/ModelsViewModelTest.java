package maestro.app.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.fitness.Task;
import maestro.agents.model.fitness.TaskResult;
import maestro.app.key.Keys;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.models.ModelsViewModel.Ask;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.models.connection.ModelSettings;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.models.connection.ServerDraft;
import maestro.app.ui.models.connection.ServerDraft.KeyFrom;
import maestro.app.ui.models.pull.Pull;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ModelsViewModelTest {
    private static final String OLLAMA = "http://localhost:11434";
    private static final String OPENAI = "https://api.openai.com/v1";

    @TempDir Path home;
    private final FakeModelServers servers = new FakeModelServers();
    private final LaterBackground background = new LaterBackground();
    private final ObjectProperty<ModelSettings> settings =
            new SimpleObjectProperty<>(ModelSettings.DEFAULT);
    private final ModelWords words =
            new ModelWords(Texts.of(ModelsViewModel.class, Locale.ENGLISH));
    private Keys keys;
    private ModelsViewModel models;

    @BeforeEach
    void open() {
        keys = new Keys(home);
        models = new ModelsViewModel(servers, keys, settings, background, FakeModelServers.MEMORY);
    }

    private Contact contact(String id) {
        return models.find(id).orElseThrow().contact();
    }

    private List<String> names(String id) {
        return contact(id) instanceof Contact.Ready ready
                ? ready.models().stream().map(ModelInfo::name).toList()
                : List.of();
    }

    private static ServerDraft draft(Preset preset, String url, KeyFrom from, String key) {
        return new ServerDraft(preset, url, from, key, "MY_KEY");
    }

    @Test
    void theLocalOllamaIsThereAndNobodyIsAskedByItself() {
        assertThat(models.servers()).hasSize(1);
        assertThat(contact("ollama")).isInstanceOf(Contact.Unknown.class);
        background.settle();
        assertThat(servers.opened()).isEmpty();
    }

    @Test
    void anAddressWithAPasswordIsNoneToBeKept() {
        assertThat(draft(Preset.VLLM, "http://me:x@gpu.lab/v1", KeyFrom.NONE, "").hasAddress())
                .isFalse();
        assertThat(draft(Preset.VLLM, "HTTP://gpu.lab:8000/v1?a@b", KeyFrom.NONE, "").hasAddress())
                .isTrue();
    }

    @Test
    void lookingForItIsDoneOffTheScreensThread() {
        servers.at(OLLAMA).with(FakeModelServers.model("qwen3:8b", 5.2));
        models.lookHere();
        assertThat(contact("ollama")).isInstanceOf(Contact.Looking.class);
        assertThat(servers.opened()).isEmpty();
        background.settle();
        assertThat(names("ollama")).containsExactly("qwen3:8b");
    }

    @Test
    void whereNobodyIsThereItSaysWhatToDo() {
        models.lookHere();
        background.settle();
        assertThat(contact("ollama"))
                .isInstanceOfSatisfying(
                        Contact.Failed.class,
                        failed -> {
                            Connection ollama = Connection.LOCAL_OLLAMA;
                            assertThat(words.failedTitle(ollama, failed.why()))
                                    .isEqualTo("Ollama isn't running here");
                            assertThat(words.failedText(ollama, failed.why()))
                                    .contains("ollama.com")
                                    .contains("try again");
                        });
        servers.at(OLLAMA).with(FakeModelServers.model("qwen3:8b", 5.2));
        models.look("ollama");
        background.settle();
        assertThat(names("ollama")).containsExactly("qwen3:8b");
    }

    @Test
    void everyFailureHasATitleOfItsOwnInBothLanguages() {
        Connection there =
                new Connection("openai", Preset.OPENAI, OPENAI, "stored:openai", List.of());
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREA)) {
            ModelWords said = new ModelWords(Texts.of(ModelsViewModel.class, locale));
            List<String> titles = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                FakeModelServers failing = new FakeModelServers();
                failing.at(OPENAI).failing(kind, "Words of the server");
                assertThatThrownBy(() -> failing.open(there.address()).version())
                        .satisfies(why -> {
                            titles.add(said.failedTitle(there, why));
                            assertThat(said.failedText(there, why))
                                    .isEqualTo("Words of the server");
                        });
            }
            assertThat(titles).doesNotHaveDuplicates().doesNotContain("");
        }
    }

    @Test
    void aServerElsewhereSaysWhatIsSentToIt() {
        String id = models.connect("", draft(Preset.OPENAI, OPENAI, KeyFrom.ENTERED, "sk-1"));
        assertThat(words.egress(models.find(id).orElseThrow().connection()))
                .isEqualTo(
                        "Your questions and passages of your documents are sent to api.openai.com.");
        assertThat(words.egress("http://127.0.0.1:8080/v1"))
                .isEqualTo("Nothing leaves this machine.");
        assertThat(words.egress("http://127.0.0.1.example.org/v1")).contains("example.org");
        assertThat(words.egress("")).startsWith("Write the address");
    }

    @Test
    void aKeyIsKeptApartFromTheSettings() {
        String id = models.connect("", draft(Preset.OPENAI, OPENAI, KeyFrom.ENTERED, " sk-1 "));
        background.settle();
        assertThat(id).isEqualTo("openai");
        assertThat(keys.find("openai")).contains("sk-1");
        assertThat(settings.get().servers())
                .containsExactly(
                        new Connection(
                                "openai", Preset.OPENAI, OPENAI, "stored:openai", List.of()));
        assertThat(settings.get().toString()).doesNotContain("sk-1");
        assertThat(draft(Preset.OPENAI, OPENAI, KeyFrom.ENTERED, "sk-1").toString())
                .doesNotContain("sk-1");
        assertThat(servers.opened())
                .extracting(address -> address.key())
                .containsExactly("stored:openai");
    }

    @Test
    void aKeyThatIsLeftEmptyStaysAsItIs() {
        String id = models.connect("", draft(Preset.OPENAI, OPENAI, KeyFrom.ENTERED, "sk-1"));
        background.settle();
        assertThat(models.draft(id).key()).isEmpty();
        assertThat(models.draft(id).keyFrom()).isEqualTo(KeyFrom.ENTERED);
        models.connect(id, draft(Preset.OPENAI, "https://other.example/v1", KeyFrom.ENTERED, ""));
        background.settle();
        assertThat(keys.find(id)).contains("sk-1");
        models.connect(id, draft(Preset.OPENAI, OPENAI, KeyFrom.ENVIRONMENT, ""));
        background.settle();
        assertThat(keys.find(id)).isEmpty();
        assertThat(models.find(id).orElseThrow().connection().key()).isEqualTo("env:MY_KEY");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> models.connect("", draft(Preset.OTHER, "gpu", KeyFrom.NONE, "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(models.servers()).hasSize(1);
        assertThat(draft(Preset.AZURE, Preset.AZURE.url(), KeyFrom.NONE, "").hasAddress())
                .isFalse();
    }

    @Test
    void twoServersOfOneKindAreTwo() {
        String a = models.connect("", draft(Preset.VLLM, "http://a:8000/v1", KeyFrom.NONE, ""));
        String b = models.connect("", draft(Preset.VLLM, "http://b:8000/v1", KeyFrom.NONE, ""));
        assertThat(a).isNotEqualTo(b);
        assertThat(models.servers()).hasSize(3);
    }

    @Test
    void connectionsAreThereAfterTheNextStart() {
        models.connect("", draft(Preset.VLLM, "http://a:8000/v1", KeyFrom.NONE, ""));
        ModelsViewModel again =
                new ModelsViewModel(servers, keys, settings, background, FakeModelServers.MEMORY);
        assertThat(again.servers())
                .extracting(s -> s.connection().id())
                .containsExactly("ollama", "vllm");
    }

    @Test
    void disconnectingAsksOnceAndForgetsTheKeyAndTheChoice() {
        String id = models.connect("", draft(Preset.OPENAI, OPENAI, KeyFrom.ENTERED, "sk-1"));
        background.settle();
        models.choose(id, "gpt-5");
        models.askDisconnect(id);
        models.decline();
        assertThat(models.servers()).hasSize(2);
        models.askDisconnect(id);
        models.confirm();
        background.settle();
        assertThat(models.servers()).hasSize(1);
        assertThat(keys.find(id)).isEmpty();
        assertThat(settings.get()).isEqualTo(ModelSettings.DEFAULT);
    }

    @Test
    void aPullShowsHowFarItIsAndThenTheModel() {
        servers.at(OLLAMA);
        models.look("ollama");
        background.settle();
        models.pulls().start(Connection.LOCAL_OLLAMA, " qwen3:4b ");
        models.pulls().start(Connection.LOCAL_OLLAMA, "qwen3:4b");
        assertThat(models.pulls().list()).hasSize(1);
        background.work();
        background.frame();
        background.settle();
        assertThat(models.pulls().list()).isEmpty();
        assertThat(names("ollama")).containsExactly("qwen3:4b");
    }

    @Test
    void aPullThatFailsSaysWhyUntilItIsDismissed() {
        servers.at(OLLAMA);
        models.pulls().start(Connection.LOCAL_OLLAMA, "no-such-model");
        background.settle();
        Pull failed = models.pulls().list().getFirst();
        assertThat(words.progress(failed))
                .isEqualTo("It did not come: There is no model of that name.");
        models.pulls().cancel(failed);
        assertThat(models.pulls().list()).isEmpty();
    }

    @Test
    void aCancelledPullIsGoneAndCanBeBegunAgain() {
        servers.at(OLLAMA);
        models.pulls().start(Connection.LOCAL_OLLAMA, "qwen3:4b");
        models.pulls().cancel(models.pulls().list().getFirst());
        background.settle();
        assertThat(models.pulls().list()).isEmpty();
        models.pulls().start(Connection.LOCAL_OLLAMA, "qwen3:4b");
        assertThat(models.pulls().list()).hasSize(1);
    }

    @Test
    void deletingAsksOnce() {
        servers.at(OLLAMA).with(FakeModelServers.model("qwen3:8b", 5.2));
        models.look("ollama");
        background.settle();
        models.askDelete("ollama", "qwen3:8b");
        assertThat(models.askedProperty().get()).contains(new Ask.Delete("ollama", "qwen3:8b"));
        assertThat(servers.at(OLLAMA).deleted()).isEmpty();
        models.confirm();
        background.settle();
        assertThat(servers.at(OLLAMA).deleted()).containsExactly("qwen3:8b");
        assertThat(names("ollama")).isEmpty();
    }

    @Test
    void whatFailsIsSaidAndTheListStays() {
        servers.at(OLLAMA).with(FakeModelServers.model("qwen3:8b", 5.2));
        models.look("ollama");
        background.settle();
        servers.at(OLLAMA).failing(Kind.SERVER_FAULT, "The disk of the server is full.");
        models.askDelete("ollama", "qwen3:8b");
        models.confirm();
        background.settle();
        assertThat(models.problemProperty().get()).isEqualTo("The disk of the server is full.");
        assertThat(names("ollama")).containsExactly("qwen3:8b");
    }

    @Test
    void aModelIsTriedTaskByTask() {
        servers.at(OLLAMA).with(FakeModelServers.model("qwen3:8b", 5.2));
        models.checks().start(Connection.LOCAL_OLLAMA, "qwen3:8b");
        assertThat(models.checks().checkProperty().get().orElseThrow().goesOn()).isTrue();
        background.settle();
        FitnessChecks.Check check = models.checks().checkProperty().get().orElseThrow();
        assertThat(check.fitness()).isNotNull();
        assertThat(check.results())
                .hasSize(Task.values().length)
                .filteredOn(TaskResult::passed)
                .extracting(TaskResult::task)
                .containsExactly(Task.HONESTY);
        servers.at(OLLAMA).failing(Kind.SERVER_FAULT, "The server has a fault.");
        models.checks().start(Connection.LOCAL_OLLAMA, "qwen3:8b");
        background.settle();
        assertThat(models.checks().checkProperty().get().orElseThrow().failure())
                .hasMessage("The server has a fault.");
        models.checks().cancel();
        assertThat(models.checks().checkProperty().get()).isEmpty();
    }

    @Test
    void onlyModelsThatTheMemoryHoldsAreProposed() {
        assertThat(models.recommended())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3)
                .allMatch(model -> model.memory() <= FakeModelServers.MEMORY);
        assertThat(new ModelsViewModel(servers, keys, settings, background, 0).recommended())
                .isEmpty();
    }

    @Test
    void aModelThatIsNotListedIsNamedAndTakenOff() {
        String url = "https://lab.openai.azure.com/openai/v1";
        servers.at(url);
        String id = models.connect("", draft(Preset.AZURE, url, KeyFrom.ENTERED, "k"));
        background.settle();
        models.name(id, " my-deployment ");
        models.name(id, "my-deployment");
        background.settle();
        assertThat(names(id)).containsExactly("my-deployment");
        models.askDelete(id, "my-deployment");
        models.confirm();
        background.settle();
        assertThat(names(id)).isEmpty();
        assertThat(servers.at(url).deleted()).isEmpty();
    }
}
