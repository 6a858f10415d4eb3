package maestro.agents.controller.step;

import java.text.NumberFormat;
import java.time.Duration;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Spent;
import maestro.agents.model.Usage;
import maestro.agents.role.AllowanceException;

/// What language models may still take. What a call may need is set aside before it is made, so
/// that calls made at once can't go over a limit together. Safe for use by several threads: it is
/// guarded by its budget, as each of the two asks the other.
public final class Allowance {
    /// Research ends here, so that the report is written with what is left.
    private static final double FOR_RESEARCH = 0.75;

    /// Writing ends here, so that the report is checked with what is left.
    private static final double FOR_WRITING = 0.875;

    private static final double NEAR = 0.8;

    private final Limits limits;
    private final Price price;
    private final Budget budget;
    private final Words words;
    private Spent spent;
    private int calls;
    private long prompt;
    private long completion;

    Allowance(MissionState state, Budget budget, Words words) {
        Mission mission = state.mission();
        ModelProfile profile = mission.profile();
        this.limits = mission.limits();
        this.price = profile == null ? Price.NONE : profile.price();
        this.budget = budget;
        this.words = words;
        this.spent = state.spent();
    }

    double price(Usage usage) {
        return price.of(usage.promptTokens(), usage.completionTokens());
    }

    /// What is left of the time for research; nothing where that is over.
    Duration time() {
        return budget.left();
    }

    /// Waits where the room that lacks may be left by calls under way, which seldom take all that
    /// was set aside for them.
    ///
    /// @param expected the most that the call may take
    /// @param phase that it is for: research leaves a part for writing, and both one for checking
    /// @throws AllowanceException where that is more than is left
    public void reserve(Usage expected, Phase phase) throws InterruptedException {
        synchronized (budget) {
            while (!fits(expected, phase)) {
                budget.wait();
            }
            calls++;
            prompt += expected.promptTokens();
            completion += expected.completionTokens();
        }
    }

    private boolean fits(Usage expected, Phase phase) throws InterruptedException {
        // each call counts, whatever it takes
        return fits("calls", limits.calls(), spent.calls() + calls, 0, 1, phase)
                && fits(
                        "tokens",
                        limits.tokens(),
                        spent.tokens(),
                        prompt + completion,
                        expected.promptTokens() + expected.completionTokens(),
                        phase)
                && fits(
                        "cost",
                        limits.cost(),
                        spent.cost(),
                        price.of(prompt, completion),
                        price(expected),
                        phase);
    }

    /// @return false where it may fit once the calls under way have ended
    private boolean fits(
            String limit, double most, double used, double underWay, double needed, Phase phase)
            throws InterruptedException {
        double share =
                switch (phase) {
                    case RESEARCH, REFLECTION -> FOR_RESEARCH * most;
                    case WRITING -> FOR_WRITING * most;
                    default -> most;
                };
        if (most <= 0 || used + underWay + needed <= share) {
            return true;
        }
        if (used + needed <= share) {
            return false;
        }
        boolean kept = used + needed <= most;
        String full = !kept ? limit + ".all" : phase == Phase.WRITING ? limit + ".written" : limit;
        String message =
                words.text(
                        "limit." + full,
                        number(limit, most),
                        number(limit, used),
                        number(limit, needed));
        budget.meet(full, message);
        throw new AllowanceException(message);
    }

    void release(Usage expected) {
        synchronized (budget) {
            calls--;
            prompt -= expected.promptTokens();
            completion -= expected.completionTokens();
            budget.notifyAll();
        }
    }

    void take(Usage used) throws InterruptedException {
        synchronized (budget) {
            spent = spent.plus(used, price(used));
            near("calls", spent.calls(), limits.calls());
            near("tokens", spent.tokens(), limits.tokens());
            near("cost", spent.cost(), limits.cost());
        }
    }

    private void near(String limit, double used, double most) throws InterruptedException {
        if (most > 0 && used >= NEAR * most) {
            budget.near(
                    limit,
                    words.text(
                            "limit." + limit + ".near", number(limit, used), number(limit, most)));
        }
    }

    /// Ends research where it has had its share.
    void endResearch() throws InterruptedException {
        synchronized (budget) {
            end("calls", spent.calls(), limits.calls());
            end("tokens", spent.tokens(), limits.tokens());
            end("cost", spent.cost(), limits.cost());
        }
    }

    private void end(String limit, double used, double most) throws InterruptedException {
        if (most > 0 && used >= FOR_RESEARCH * most) {
            budget.meet(
                    limit, words.text("limit." + limit, number(limit, most), number(limit, used)));
        }
    }

    private String number(String limit, double value) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(limit.equals("cost") ? 4 : 0);
        return format.format(value);
    }
}
