package maestro.agents.controller.estimate;

/// A figure that isn't known yet.
///
/// @param least it is hardly less
/// @param likely where nothing special happens
/// @param most it is hardly more
public record Range(double least, double likely, double most) {
    public static final Range NOTHING = new Range(0, 0, 0);

    public Range {
        if (!(least >= 0 && least <= likely && likely <= most)) {
            throw new IllegalArgumentException(
                    "A range ascends: %s, %s, %s".formatted(least, likely, most));
        }
    }

    Range plus(Range other) {
        return new Range(least + other.least, likely + other.likely, most + other.most);
    }

    /// Both factors' least, likely and most multiplied.
    Range times(Range other) {
        return new Range(least * other.least, likely * other.likely, most * other.most);
    }

    /// No figure above a limit; 0 for none.
    Range within(double limit) {
        return limit <= 0
                ? this
                : new Range(Math.min(least, limit), Math.min(likely, limit), Math.min(most, limit));
    }

    /// What so many calls take of this, which is what all would take together.
    ///
    /// @param calls all of them
    /// @param limit on calls; 0 for none
    /// @param each the most that one takes
    Range share(Range calls, double limit, double each) {
        if (limit <= 0 || calls.most <= limit) {
            return this;
        }
        double usual = calls.likely <= limit ? likely : likely * limit / calls.likely;
        return new Range(
                Math.min(least, usual), usual, Math.max(usual, Math.min(most, limit * each)));
    }

    public boolean holds(double figure) {
        return least <= figure && figure <= most;
    }
}
