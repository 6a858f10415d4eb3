package maestro.agents.mission;

import java.util.Map;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.mask.Masking;

/// The language models that do a mission's work.
///
/// @param model for every agent that has none of its own
/// @param roles models of single agents
/// @param temperature 0 to 2
/// @param price of all of them
/// @param masking what a server elsewhere is not told
public record ModelProfile(
        ServerAddress server,
        String model,
        Map<AgentKind, String> roles,
        double temperature,
        ChatRequest.Thinking thinking,
        Price price,
        Masking masking) {
    private static final double TEMPERATURE = 0.2;

    public ModelProfile {
        roles = Map.copyOf(roles);
        if (model.isBlank()) {
            throw new IllegalArgumentException("A mission with a model needs the model's name");
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException(
                    "The temperature is between 0 and 2, not " + temperature);
        }
    }

    /// With nothing masked.
    public ModelProfile(
            ServerAddress server,
            String model,
            Map<AgentKind, String> roles,
            double temperature,
            ChatRequest.Thinking thinking,
            Price price) {
        this(server, model, roles, temperature, thinking, price, Masking.NONE);
    }

    public static ModelProfile of(ServerAddress server, String model) {
        return new ModelProfile(
                server,
                model,
                Map.of(),
                TEMPERATURE,
                ChatRequest.Thinking.DEFAULT,
                Price.NONE,
                Masking.NONE);
    }

    public String model(AgentKind agent) {
        return roles.getOrDefault(agent, model);
    }
}
