package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Sources ARXIV = new Sources(true, List.of(Index.ARXIV), null);

    private static MissionRequest request(Language language, Egress egress, Sources sources) {
        return new MissionRequest(
                null,
                List.of("Why?"),
                null,
                language,
                Limits.DEFAULT,
                false,
                null,
                egress,
                sources,
                Brief.NONE,
                List.of());
    }

    private static void check(MissionRequest request) {
        Requests.check(request, Set.of(Mission.EVIDENCE));
    }

    @Test
    void aPrivateMissionSearchesNothingOutside() {
        assertThatThrownBy(() -> check(request(Language.ENGLISH, Egress.PRIVATE, ARXIV)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sends nothing away");
        assertThatThrownBy(() -> check(request(Language.KOREAN, Egress.PRIVATE, ARXIV)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("학술 색인");
        assertThatCode(() -> check(request(Language.ENGLISH, Egress.WEB, ARXIV)))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(request(Language.ENGLISH, Egress.REMOTE, ARXIV)))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissionKeepsItsSources() {
        Mission mission =
                Requests.mission(request(Language.ENGLISH, Egress.WEB, ARXIV), "m1", Instant.EPOCH);
        assertThat(mission.sources()).isEqualTo(ARXIV);
    }

    @Test
    void sourcesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Sources(false, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sources(true, List.of(Index.WEB), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SearXNG");
        for (String address : List.of("ftp://searx.example", "searx.example", "http://a:b@c/")) {
            assertThatThrownBy(() -> WebSearch.at(URI.create(address)))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
