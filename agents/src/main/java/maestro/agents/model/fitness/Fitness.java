package maestro.agents.model.fitness;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import maestro.agents.model.fitness.Task.Role;
import maestro.rag.message.Message;

/// What a model turned out to be good for.
///
/// @param tokensPerSecond of its replies, from their first piece on; 0 where they came all at once
public record Fitness(String model, List<TaskResult> results, double tokensPerSecond) {
    private static final double SLOW = 4;

    public Fitness {
        results = List.copyOf(results);
    }

    public boolean passed(Task task) {
        return results.stream().anyMatch(result -> result.task() == task && result.passed());
    }

    /// The roles that it did all the tasks of.
    public Set<Role> roles() {
        EnumSet<Role> roles = EnumSet.allOf(Role.class);
        for (TaskResult result : results) {
            if (!result.passed()) {
                roles.removeAll(result.task().roles());
            }
        }
        return results.isEmpty() ? Set.of() : roles;
    }

    /// The whole in words.
    public Message words() {
        Set<Role> roles = roles();
        Message fit;
        if (roles.size() == Role.values().length) {
            fit = Message.of("model.fit.all", model);
        } else if (roles.isEmpty()) {
            fit = Message.of("model.fit.none", model);
        } else {
            Message named = Message.NONE;
            for (Role role : roles) {
                named =
                        named.isNone()
                                ? word(role)
                                : Message.of("model.fit.list", named, word(role));
            }
            fit = Message.of("model.fit.some", model, named);
        }
        return fit.and(korean()).and(speed());
    }

    private Message korean() {
        boolean tried = results.stream().anyMatch(result -> result.task() == Task.KOREAN);
        return tried && !passed(Task.KOREAN) ? Message.of("model.fit.noKorean") : Message.NONE;
    }

    private Message speed() {
        if (tokensPerSecond <= 0) {
            return Message.NONE;
        }
        long rounded = Math.max(1, Math.round(tokensPerSecond));
        return tokensPerSecond < SLOW
                ? Message.of("model.fit.slow", rounded)
                : Message.of("model.fit.speed", rounded);
    }

    /// A role's name.
    public static Message word(Role role) {
        return switch (role) {
            case PLANNING -> Message.of("model.fit.planning");
            case RESEARCH -> Message.of("model.fit.research");
            case REFLECTION -> Message.of("model.fit.reflection");
            case WRITING -> Message.of("model.fit.writing");
        };
    }
}
