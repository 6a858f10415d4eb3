package maestro.agents.role.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// The claims of a sentence.
public final class Claims {
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?<![\\w.,])(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s?(%|percent\\b|퍼센트|degrees?\\b|도(?=[ 가를의로])|years?\\b|년(?=[ 이을의])|weeks?\\b|days?\\b|hours?\\b|metres?\\b|meters?\\b|points?\\b|배(?=[ 로]))");

    /// A number with one of these before it is a bound, which two sentences may both keep.
    private static final Pattern BOUND =
            Pattern.compile(
                    "(?i)(?:more than|less than|fewer than|at least|at most|up to|over|under|above|below|between|from|to|and|or|than|nearly|almost|최대|최소|이상|이하)\\s*$");

    private Claims() {}

    public static List<Claim> of(String sentence) {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(
                Words.korean(sentence) ? KoreanClaims.of(sentence) : EnglishClaims.of(sentence));
        amounts(sentence, claims);
        return claims;
    }

    /// How two sentences stand to each other. Where they differ in one claim, that counts.
    public static Claim.Relation between(List<Claim> a, List<Claim> b) {
        Claim.Relation found = Claim.Relation.UNRELATED;
        for (Claim one : a) {
            for (Claim other : b) {
                Claim.Relation relation = one.to(other);
                if (relation == Claim.Relation.DIFFERS) {
                    return relation;
                }
                found = relation == Claim.Relation.AGREES ? relation : found;
            }
        }
        return found;
    }

    /// Of several amounts it is not sure which belongs to what: they count together.
    private static void amounts(String sentence, List<Claim> claims) {
        Set<String> figures = new TreeSet<>();
        Set<String> units = new TreeSet<>();
        boolean bound = false;
        double value = 0;
        Matcher m = AMOUNT.matcher(sentence);
        while (m.find()) {
            value = Double.parseDouble(m.group(1).replace(",", ""));
            units.add(unit(m.group(2)));
            figures.add(value + " " + unit(m.group(2)));
            bound |= BOUND.matcher(sentence.substring(0, m.start())).find();
        }
        Set<String> of =
                Terms.of(
                        Words.of(sentence).stream()
                                .filter(w -> !units.contains(unit(w.form())))
                                .toList());
        if (figures.size() > 1) {
            claims.add(new Claim.Figures(figures, Words.korean(sentence), of));
        } else if (figures.size() == 1 && !bound) {
            claims.add(new Claim.Amount(value, units.iterator().next(), of));
        }
    }

    private static String unit(String word) {
        return switch (word) {
            case "%", "percent", "퍼센트" -> "%";
            default -> Words.stem(word);
        };
    }
}
