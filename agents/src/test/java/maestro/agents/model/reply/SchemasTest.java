package maestro.agents.model.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import maestro.agents.model.JsonSchema;
import org.junit.jupiter.api.Test;

class SchemasTest {
    @Test
    void everyFieldIsRequiredAndNoneMayBeAdded() {
        assertThat(Schemas.of(Shapes.Judgement.class))
                .isEqualTo(
                        new JsonSchema(
                                "judgement",
                                """
                                {"type":"object","properties":{\
                                "score":{"type":"number","description":"between 0 and 1"},\
                                "enough":{"type":"boolean"},\
                                "gaps":{"type":"array","items":{"type":"string"}},\
                                "remark":{"type":["string","null"]}},\
                                "required":["score","enough","gaps","remark"],\
                                "additionalProperties":false}\
                                """));
    }

    @Test
    void recordsWithinRecordsAndEnums() {
        assertThat(Schemas.of(Shapes.Findings.class).json())
                .contains("\"findings\":{\"type\":\"array\",\"items\":{\"type\":\"object\"")
                .contains("\"trust\":{\"type\":\"integer\"}")
                .contains("\"enum\":[\"SUPPORTS\",\"CONTRADICTS\",\"BACKGROUND\"]");
    }

    record Tree(String name, List<Tree> children) {}

    record Odd(Object anything) {}

    @Test
    void whatHasNoSchemaIsRefused() {
        assertThatThrownBy(() -> Schemas.of(Tree.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds itself");
        assertThatThrownBy(() -> Schemas.of(Odd.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
