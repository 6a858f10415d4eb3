package maestro.agents.controller;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.agents.controller.step.Words;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;

/// From what a user asks for to a mission.
final class Requests {
    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_AGENTS = 12;

    private Requests() {}

    /// @throws IllegalArgumentException with a message for people, in the request's language
    static void check(MissionRequest request, Set<String> engines) {
        Words words = new Words(request.language());
        List<String> questions = questions(request);
        require(!questions.isEmpty(), words, "request.question");
        require(questions.size() <= MOST_QUESTIONS, words, "request.questions", MOST_QUESTIONS);
        require(
                questions.stream().allMatch(q -> q.length() <= LONGEST_QUESTION),
                words,
                "request.long",
                LONGEST_QUESTION);
        require(engines.contains(request.engine()), words, "engine.unknown", request.engine());
        ModelProfile profile = request.profile();
        require(
                profile == null
                        || profile.server().onThisMachine()
                        || request.egress() == Egress.REMOTE,
                words,
                "request.egress",
                profile == null ? "" : profile.server().url().getHost());
        agents(request, words);
        require(
                !request.sources().outside() || request.egress() != Egress.PRIVATE,
                words,
                "request.outside");
    }

    private static void agents(MissionRequest request, Words words) {
        List<String> names = request.agents().stream().map(CustomAgent::name).toList();
        require(names.size() <= MOST_AGENTS, words, "request.agents", MOST_AGENTS);
        Set<String> once = new HashSet<>();
        for (String name : names) {
            require(once.add(name.toLowerCase(Locale.ROOT)), words, "request.agent.twice", name);
        }
    }

    static Mission mission(MissionRequest request, String id, Instant now) {
        List<String> questions = questions(request);
        String title = request.title() == null ? "" : request.title().strip();
        if (title.isEmpty()) {
            title = Titles.of(questions, request.language().locale());
        } else if (title.length() > LONGEST_TITLE) {
            title = Titles.of(title, request.language().locale());
        }
        return new Mission(
                id,
                title,
                questions,
                request.collection(),
                request.language(),
                request.engine(),
                request.limits(),
                request.approvePlan(),
                now,
                request.profile(),
                request.egress(),
                request.sources(),
                request.brief(),
                request.agents());
    }

    private static List<String> questions(MissionRequest request) {
        return request.questions().stream().map(String::strip).filter(q -> !q.isEmpty()).toList();
    }

    private static void require(boolean holds, Words words, String key, Object... arguments) {
        if (!holds) {
            throw new IllegalArgumentException(words.text(key, arguments));
        }
    }
}
