package maestro.app.ui.report;

import maestro.agents.mission.Support;

/// Support in steps that can be told apart at a glance: a number of bars, and a word.
enum SupportLevel {
    FULL(4),
    GOOD(3),
    FAIR(2),
    WEAK(1);

    private final int bars;

    SupportLevel(int bars) {
        this.bars = bars;
    }

    /// Filled bars of four.
    int bars() {
        return bars;
    }

    /// Whether the embedding model read the sentence, so that its meaning was compared.
    static boolean compared(Support support) {
        return support.meaning() > 0;
    }

    /// Key of its word.
    String word() {
        return "support." + name();
    }

    static SupportLevel of(Support support) {
        if (!support.supported()) {
            return WEAK;
        }
        if (!compared(support) && support.verdict() == Support.Verdict.YES) {
            return GOOD;
        }
        return support.total() >= 0.9 ? FULL : support.total() >= 0.7 ? GOOD : FAIR;
    }
}
