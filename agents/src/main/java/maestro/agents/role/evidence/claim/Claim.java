package maestro.agents.role.evidence.claim;

import java.util.Set;

/// Something that a sentence says, in stems, so that two sentences can be compared.
public sealed interface Claim {

    /// How another claim stands to this one.
    enum Relation {
        AGREES,
        DIFFERS,
        UNRELATED
    }

    Relation to(Claim other);

    /// "Noise lowers accuracy".
    ///
    /// @param direction 1 where there is more of it, −1 where there is less
    record Effect(Set<String> cause, int direction, Set<String> measure) implements Claim {
        @Override
        public Relation to(Claim other) {
            return other instanceof Effect e
                            && Terms.same(cause, e.cause)
                            && Terms.same(measure, e.measure)
                    ? of(direction == e.direction)
                    : Relation.UNRELATED;
        }
    }

    /// "Trees cool more than lawns".
    ///
    /// @param less empty where it is all others ("BM25 performs best")
    /// @param scale on which they are compared ("cool"); empty where it is not named
    record Ranking(Set<String> more, Set<String> less, Set<String> scale) implements Claim {
        @Override
        public Relation to(Claim other) {
            if (!(other instanceof Ranking r)
                    || !(scale.equals(r.scale) || Terms.same(scale, r.scale))) {
                return Relation.UNRELATED;
            }
            boolean anyLess = less.isEmpty() || r.less.isEmpty();
            if (Terms.same(more, r.more) && (anyLess || Terms.same(less, r.less))) {
                return Relation.AGREES;
            }
            boolean crossed =
                    less.isEmpty()
                            ? Terms.same(more, r.less)
                            : r.less.isEmpty()
                                    ? Terms.same(r.more, less)
                                    : Terms.same(more, r.less) && Terms.same(less, r.more);
            return crossed ? Relation.DIFFERS : Relation.UNRELATED;
        }
    }

    /// "Mites are the main cause of winter losses".
    ///
    /// @param rank "main", "best", …
    /// @param role of what it is said, with all that limits it
    record Role(Set<String> who, String rank, Set<String> role) implements Claim {
        @Override
        public Relation to(Claim other) {
            if (!(other instanceof Role r)
                    || !rank.equals(r.rank)
                    || !Terms.same(role, r.role)
                    || who.isEmpty()
                    || r.who.isEmpty()) {
                return Relation.UNRELATED;
            }
            if (Terms.same(who, r.who)) {
                return Relation.AGREES;
            }
            return Terms.disjoint(who, r.who) ? Relation.DIFFERS : Relation.UNRELATED;
        }
    }

    /// "A new white roof reflects 80 percent of sunlight".
    ///
    /// @param of all other words of the sentence that say something
    record Amount(double value, String unit, Set<String> of) implements Claim {
        private static final double EQUAL = 0.02;
        private static final double DIFFERENT = 0.1;
        private static final double SAME_THING = 0.7;

        @Override
        public Relation to(Claim other) {
            if (!(other instanceof Amount a)
                    || !unit.equals(a.unit)
                    || Terms.jaccard(of, a.of) < SAME_THING) {
                return Relation.UNRELATED;
            }
            double apart =
                    Math.abs(value - a.value)
                            / Math.max(1e-9, Math.max(Math.abs(value), Math.abs(a.value)));
            return apart <= EQUAL
                    ? Relation.AGREES
                    : apart >= DIFFERENT ? Relation.DIFFERS : Relation.UNRELATED;
        }
    }

    /// Several amounts that two sentences give alike, in whatever language: "80 percent, and dark
    /// ones 20 percent".
    record Figures(Set<String> figures, boolean korean, Set<String> of) implements Claim {
        private static final double ON_THE_SAME = 0.3;

        @Override
        public Relation to(Claim other) {
            boolean alike =
                    other instanceof Figures f
                            && figures.equals(f.figures)
                            && (korean != f.korean || Terms.jaccard(of, f.of) >= ON_THE_SAME);
            return alike ? Relation.AGREES : Relation.UNRELATED;
        }
    }

    private static Relation of(boolean agrees) {
        return agrees ? Relation.AGREES : Relation.DIFFERS;
    }
}
