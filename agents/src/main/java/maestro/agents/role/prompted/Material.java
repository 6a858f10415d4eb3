package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.model.Tokens;

/// Pieces of text for a prompt, as many as fit.
final class Material {
    private final int most;
    private final List<String> pieces = new ArrayList<>();
    private int used;

    /// @param most tokens
    Material(int most) {
        this.most = most;
    }

    /// @return whether there was room for the piece
    boolean add(String piece) {
        int tokens = Tokens.estimate(piece) + 1;
        if (used + tokens > most) {
            return false;
        }
        used += tokens;
        pieces.add(piece);
        return true;
    }

    /// Adds pieces in their order until one doesn't fit.
    void addAll(Iterable<String> all) {
        for (String piece : all) {
            if (!add(piece)) {
                return;
            }
        }
    }

    int tokens() {
        return used;
    }

    @Override
    public String toString() {
        return String.join("\n", pieces);
    }
}
