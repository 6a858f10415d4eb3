package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import maestro.agents.plugin.Matter;
import org.junit.jupiter.api.Test;

class PromptedAdviserTest {
    private static Matter.Finding note(String section, int number) {
        return new Matter.Finding(
                section + ".n" + number,
                section,
                "Bees dance in the dark hive to tell the others where flowers are.",
                "Bees dance in the dark hive.",
                "Bees");
    }

    private final Matter matter =
            new Matter(
                    "en",
                    List.of("How do bees speak?"),
                    1,
                    "Check the notes.",
                    List.of(
                            new Matter.Part("s1", "Dances", List.of()),
                            new Matter.Part("s2", "Smells", List.of()),
                            new Matter.Part("s3", "Silence", List.of())),
                    Stream.concat(
                                    IntStream.rangeClosed(1, 20).mapToObj(n -> note("s1", n)),
                                    IntStream.rangeClosed(1, 2).mapToObj(n -> note("s2", n)))
                            .toList(),
                    List.of(),
                    List.of());

    @Test
    void manyNotesOfOneSectionLeaveRoomForThoseOfOthers() {
        Material room = new Material(300);
        List<Matter.Finding> fitting = PromptedAdviser.fair(matter, room);
        assertThat(fitting).extracting(Matter.Finding::id).contains("s1.n1", "s2.n1", "s2.n2");
        assertThat(fitting.size()).isLessThan(22);
        assertThat(room.tokens()).isLessThanOrEqualTo(300);
    }

    @Test
    void aHeadingSaysHowManyOfItsNotesAreShown() {
        String outline = PromptedAdviser.outline(matter, matter.notes().subList(0, 3));
        assertThat(outline.lines().filter(l -> l.startsWith("s")))
                .containsExactly("s1 Dances (3/20)", "s2 Smells (0/2)", "s3 Silence");
    }
}
