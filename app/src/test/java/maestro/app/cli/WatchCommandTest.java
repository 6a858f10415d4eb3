package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
    @TempDir private Path root;

    private Answer maestro(String... arguments) {
        return Answer.of(root.resolve("home"), arguments);
    }

    private Path write(String name, String text, int minutesAgo) throws IOException {
        Path folder = Files.createDirectories(root.resolve("papers"));
        Path file = Files.writeString(folder.resolve(name), text);
        Instant then = Instant.now().minusSeconds(60L * minutesAgo);
        return Files.setLastModifiedTime(file, FileTime.from(then));
    }

    @Test
    void aFolderIsFollowedAcrossRuns() throws IOException {
        write("trees.md", "# Street trees\n\nTrees cool a street because they shade it.", 9);
        String folder = root.resolve("papers").toRealPath().toString();

        assertThat(maestro("watch", "list").out()).contains("No folder is watched");
        Answer added = maestro("watch", "add", folder, "--when-gone", "remove", "--json");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.last().get("collection").asText()).isEqualTo("papers");
        assertThat(added.last().get("whenGone").asText()).isEqualTo("remove");

        JsonNode first = maestro("watch", "once", "--json").last();
        assertThat(first.get("added").asInt()).isEqualTo(1);
        assertThat(maestro("documents", "--collection", "papers", "--json").lines()).hasSize(1);

        Path roofs = write("roofs.txt", "Cool roofs reflect more sunlight than others.", 8);
        write("trees.md", "# Street trees\n\nTrees cool a street by shading it well.", 7);
        Answer second = maestro("watch", "once", folder);
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("1 added, 1 changed, 0 gone");

        Files.delete(roofs);
        assertThat(maestro("watch", "once", "--json").last().get("removed").asInt()).isEqualTo(1);
        assertThat(maestro("documents", "--json").lines()).hasSize(1);

        assertThat(maestro("watch", "pause", folder).code()).isZero();
        assertThat(maestro("watch", "list").out()).contains("paused");
        assertThat(maestro("watch", "remove", folder).code()).isZero();
        assertThat(maestro("watch", "list", "--json").out()).isEmpty();
        assertThat(maestro("documents", "--json").lines()).hasSize(1);
    }

    @Test
    void saysWhatIsWrong() {
        Answer missing = maestro("watch", "add", root.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(Exit.FAILED);
        assertThat(missing.err()).contains("There is no folder");
        Answer unknown = maestro("watch", "remove", root.toString());
        assertThat(unknown.code()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err()).contains("is not watched", "maestro watch list");
        assertThat(maestro("watch").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("watch", "add", root.toString(), "--when-gone", "burn").err())
                .contains("keep or remove");
    }
}
