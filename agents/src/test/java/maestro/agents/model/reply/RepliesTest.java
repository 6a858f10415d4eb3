package maestro.agents.model.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import maestro.agents.model.reply.Shapes.Finding;
import maestro.agents.model.reply.Shapes.Findings;
import maestro.agents.model.reply.Shapes.Judgement;
import maestro.agents.model.reply.Shapes.Outline;
import maestro.agents.model.reply.Shapes.Queries;
import maestro.agents.model.reply.Shapes.Relation;
import maestro.agents.model.reply.Shapes.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OF_EACH_KIND = 12;

    @Test
    void whatWasAskedForNeedsNoRepair() {
        assertThat(Replies.read("{\"queries\": [\"a\", \"b\"]}", Queries.class))
                .isEqualTo(new Reply.Usable<>(new Queries(List.of("a", "b")), List.of()));
    }

    private record Bearing(String text, Shapes.@Nullable Relation relation) {}

    @Test
    void whatMayBeLeftOutAndIsNoneOfItsWordsIsLeftOut() {
        assertThat(Replies.read("{\"text\":\"a\",\"relation\":\"somehow related\"}", Bearing.class))
                .isInstanceOfSatisfying(
                        Reply.Usable.class,
                        usable -> assertThat(usable.value()).isEqualTo(new Bearing("a", null)));
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void malformedRepliesAreRepairedOrAnswered(Faults fault) throws JsonProcessingException {
        Random random = new Random(fault.name().hashCode());
        for (int i = 0; i < OF_EACH_KIND; i++) {
            Record meant = Shapes.any(random);
            String said = fault.spoil(JSON.writeValueAsString(meant), random);
            Reply<? extends Record> reply = Replies.read(said, meant.getClass());
            switch (reply) {
                case Reply.Usable<? extends Record>(var value, var _) -> {
                    if (fault.complete()) {
                        assertThat(value).as(said).isEqualTo(meant);
                    }
                }
                case Reply.Unusable<? extends Record>(String problem) -> {
                    assertThat(fault.complete()).as("%s of %s", problem, said).isFalse();
                    assertThat(problem).as(said).containsPattern("[Ff]ield|[Rr]eply").endsWith(".");
                }
            }
        }
    }

    static Stream<String> outlines() {
        String section = "{\"title\": \"A\", \"purpose\": \"B\", \"questions\": [\"C\"]}";
        return Stream.of(
                "{\"title\": \"T\", \"sections\": " + section + "}",
                "{\"title\": \"T\", \"sections\": {\"section\": [" + section + "]}}",
                "{\"title\": \"T\", \"sections\": {\"1\": " + section + "}}",
                "{\"title\": \"T\", \"sections\": \"[{'title': 'A', 'purpose': 'B', 'questions': 'C'}]\"}",
                "{'title': 'T', 'sections': [{'title': 'A', 'purpose': ['B'], 'questions': ['C',]}]",
                "\"title\": \"T\", \"sections\": [" + section + "]",
                "{“title”: “T”, “sections”: [{“title”: “A”, “purpose”: “B”, “questions”: [“C”]}]}",
                "{title: T, sections: [{title: A, purpose: B, questions: [C]}]}",
                "{\"outline\": {\"plan\": {\"title\": \"T\", \"sections\": [" + section + "]}}}",
                "{\"title\": \"T\", \"sections\": ["
                        + section
                        + ", {\"title\": \"cut off in the mid");
    }

    @ParameterizedTest
    @MethodSource("outlines")
    void otherFormsOfTheSame(String said) {
        Reply<Outline> reply = Replies.read(said, Outline.class);
        assertThat(reply).isInstanceOf(Reply.Usable.class);
        Reply.Usable<Outline> usable = (Reply.Usable<Outline>) reply;
        assertThat(usable.value())
                .isEqualTo(new Outline("T", List.of(new Section("A", "B", List.of("C")))));
        assertThat(usable.repairs()).isNotEmpty();
    }

    @Test
    void saysWhichFieldIsMissing() {
        String section = "{\"title\": \"A\", \"purpose\": \"B\", \"questions\": []}";
        String said =
                "{\"title\": \"T\", \"sections\": [%s, %s, {\"purpose\": \"B\", \"questions\": []}]}"
                        .formatted(section, section);
        assertThat(Replies.read(said, Outline.class))
                .isEqualTo(new Reply.Unusable<>("Field `sections[2].title` is missing."));
    }

    @Test
    void saysWhatAFieldHasToBe() {
        String said =
                "{\"findings\": [{\"text\": \"x\", \"trust\": \"high\", \"relation\": \"PROVES\", \"quote\": \"q\"}]}";
        assertThat(Replies.read(said, Findings.class))
                .isEqualTo(
                        new Reply.Unusable<>(
                                "Field `findings[0].trust` is \"high\", not a whole number. Field"
                                        + " `findings[0].relation` is \"PROVES\", not one of"
                                        + " \"SUPPORTS\", \"CONTRADICTS\", \"BACKGROUND\"."));
    }

    @Test
    void saysThatANumberIsMissing() {
        assertThat(
                        Replies.read(
                                "{\"score\": NaN, \"enough\": true, \"gaps\": null, \"remark\": null}",
                                Judgement.class))
                .isEqualTo(new Reply.Unusable<>("Field `score` is null."));
    }

    @Test
    void valuesOfOtherKindsBecomeWhatTheyStandFor() {
        String said =
                "{\"findings\": {\"text\": 3, \"trust\": \"8/10\", \"relation\": \"contradicts\", \"quote\": [\"q\"]}}";
        assertThat(Replies.read(said, Findings.class))
                .isInstanceOfSatisfying(
                        Reply.Usable.class,
                        usable ->
                                assertThat(usable.value())
                                        .isEqualTo(
                                                new Findings(
                                                        List.of(
                                                                new Finding(
                                                                        "3",
                                                                        8,
                                                                        Relation.CONTRADICTS,
                                                                        "q")))));
    }

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from is after to");
            }
        }
    }

    @Test
    void aRecordsOwnRulesAreToldToTheModel() {
        assertThat(Replies.read("{\"from\": 3, \"to\": 1}", Range.class))
                .isEqualTo(new Reply.Unusable<>("The reply can't be: from is after to."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "42",
                "\"text\"",
                "{}",
                "[]",
                "[[[[",
                "}{",
                "```",
                "<think>",
                "\\",
                "{\"",
                "{:",
                "[,"
            })
    void nothingUsefulIsAnsweredInWords(String said) {
        assertThat(Replies.read(said, Outline.class))
                .isInstanceOfSatisfying(
                        Reply.Unusable.class,
                        unusable -> assertThat(unusable.problem()).endsWith("."));
    }

    @Test
    void depthAndLengthAreBounded() {
        for (String said :
                List.of(
                        "[".repeat(200_000),
                        "{\"a\":".repeat(100_000),
                        "{\"title\": \"" + "x".repeat(Replies.LONGEST) + "\"}",
                        "[1, ".repeat(20_000) + "{\"queries\": [")) {
            assertThatCode(() -> Replies.read(said, Outline.class)).doesNotThrowAnyException();
            assertThat(Replies.read(said, Outline.class)).isInstanceOf(Reply.Unusable.class);
        }
    }

    @Test
    void longListsAreCut() {
        String said = "{\"queries\": [" + "\"q\",".repeat(5_000) + "\"q\"]}";
        assertThat(Replies.read(said, Queries.class))
                .isInstanceOfSatisfying(
                        Reply.Usable.class,
                        usable -> assertThat(((Queries) usable.value()).queries()).hasSize(1_000));
    }

    @Test
    void anyNoiseIsRead() {
        Random random = new Random(5);
        String signs = "{}[]\"':,\\/*# \n\tabc019.-“”`~<>think";
        for (int i = 0; i < 1_500; i++) {
            StringBuilder said = new StringBuilder();
            int length = random.nextInt(60);
            for (int k = 0; k < length; k++) {
                said.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThatCode(() -> Replies.read(said.toString(), Outline.class))
                    .as(said.toString())
                    .doesNotThrowAnyException();
        }
    }
}
