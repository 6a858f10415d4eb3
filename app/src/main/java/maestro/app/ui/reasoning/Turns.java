package maestro.app.ui.reasoning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import maestro.agents.journal.JournalEntry;
import maestro.app.ui.reasoning.step.AgentViewModel;

/// Lets the agents' panes take in what came by turns, one a frame, because wrapping and measuring
/// new lines is what costs: five panes in one frame would take five times as long. While a long
/// stream is still being read nothing is shown, so that rows are made once.
final class Turns {
    /// More than this isn't held back.
    private static final int MOST = 20_000;

    private final Consumer<Runnable> nextFrame;
    private final List<AgentViewModel> agents;
    private final Runnable taken;
    private final Map<AgentViewModel, List<JournalEntry>> waiting = new HashMap<>();
    private final Deque<AgentViewModel> order = new ArrayDeque<>();
    private boolean asked;

    /// @param taken called after each turn
    Turns(Consumer<Runnable> nextFrame, List<AgentViewModel> agents, Runnable taken) {
        this.nextFrame = nextFrame;
        this.agents = agents;
        this.taken = taken;
        reset();
    }

    void reset() {
        order.clear();
        order.addAll(agents);
        agents.forEach(agent -> waiting.put(agent, new ArrayList<>()));
    }

    /// @param more whether the next entries are probably about to come
    void add(List<JournalEntry> entries, boolean more) {
        for (AgentViewModel agent : agents) {
            entries.stream().filter(agent::concerns).forEach(of(agent)::add);
        }
        boolean many = waiting.values().stream().anyMatch(w -> w.size() > MOST);
        if (!more || many) {
            ask();
        } else {
            // Should nothing follow after all, the next frame but one shows what there is.
            nextFrame.accept(() -> nextFrame.accept(this::ask));
        }
    }

    private void ask() {
        if (!asked) {
            asked = true;
            nextFrame.accept(this::turn);
        }
    }

    private List<JournalEntry> of(AgentViewModel agent) {
        return Objects.requireNonNull(waiting.get(agent));
    }

    private void turn() {
        asked = false;
        for (int i = 0; i < agents.size(); i++) {
            AgentViewModel agent = order.remove();
            order.add(agent);
            List<JournalEntry> next = of(agent);
            if (!next.isEmpty()) {
                waiting.put(agent, new ArrayList<>());
                agent.take(next);
                break;
            }
        }
        if (waiting.values().stream().anyMatch(w -> !w.isEmpty())) {
            ask();
        }
        taken.run();
    }
}
