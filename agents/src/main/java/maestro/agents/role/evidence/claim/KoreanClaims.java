package maestro.agents.role.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// Claims of Korean sentences by their particles: what bears 은, 는, 이 or 가 does it, what bears 을 or
/// 를 has it done, what bears 보다 is less.
final class KoreanClaims {
    private static final String UP = "높인|높이|높여|높였|향상시키|향상시킨|향상시켰|개선한|개선하|개선했|늘린|늘리|늘렸|증가시키|증가시킨|키운";
    private static final String DOWN = "낮춘|낮추|낮췄|줄인|줄이|줄였|감소시키|감소시킨|떨어뜨|해친|해치|저하시키|저하시킨|악화시키|악화시킨";
    private static final String PHRASE = "((?:[^\\s,.]+ ){0,2}?[^\\s,.]+?)";
    private static final String AFTER = "(?!기 위|려고|려면)([^,.]{0,12})";
    private static final Pattern EFFECT =
            Pattern.compile(
                    PHRASE
                            + "(?:은|는|이|가) (?:[^\\s,.]+ ){0,3}?"
                            + PHRASE
                            + "(?:을|를) (?:[^\\s,.]+ ){0,2}?(?:("
                            + UP
                            + ")|("
                            + DOWN
                            + "))"
                            + AFTER);
    private static final Pattern RANKING =
            Pattern.compile(
                    PHRASE
                            + "(?:은|는|이|가) (?:[^\\s,.]+ ){0,2}?"
                            + PHRASE
                            + "보다 ([^.,]{0,20}?)(?:(높|크|큰|많|빠르|빠른|좋|우수|뛰어나|뛰어난|더 )|(낮|작|적|느리|느린|나쁘|떨어지|못하|덜 ))([^,.]{0,12})");
    private static final Pattern ROLE =
            Pattern.compile(
                    PHRASE
                            + "(?:은|는|이|가) (\\S[^.,]*?)(?:의|에) (?:가장|제일) (큰|중요한|좋은|나쁜|주된|주요한) (\\S+?)(?:이다|다|입니다)");
    private static final Pattern DENIED = Pattern.compile("지 (?:않|못)");

    private KoreanClaims() {}

    static List<Claim> of(String sentence) {
        List<Claim> claims = new ArrayList<>();
        Matcher m = EFFECT.matcher(sentence);
        while (m.find()) {
            int sign = m.group(3) != null ? 1 : -1;
            Set<String> cause = terms(m.group(1));
            Set<String> measure = terms(m.group(2));
            if (!cause.isEmpty() && !measure.isEmpty()) {
                boolean denied = DENIED.matcher(m.group(5)).find();
                claims.add(new Claim.Effect(cause, denied ? -sign : sign, measure));
            }
        }
        m = RANKING.matcher(sentence);
        while (m.find()) {
            Set<String> one = terms(m.group(1));
            Set<String> other = terms(m.group(2));
            boolean more = (m.group(4) != null) != DENIED.matcher(m.group(6)).find();
            if (!one.isEmpty() && !other.isEmpty()) {
                Set<String> scale = terms(m.group(3));
                claims.add(
                        more
                                ? new Claim.Ranking(one, other, scale)
                                : new Claim.Ranking(other, one, scale));
            }
        }
        m = ROLE.matcher(sentence);
        if (m.find()) {
            Set<String> role = terms(m.group(2) + " " + m.group(4));
            if (role.size() > 1) {
                claims.add(new Claim.Role(terms(m.group(1)), m.group(3), role));
            }
        }
        return claims;
    }

    private static Set<String> terms(String phrase) {
        return Terms.of(Words.of(phrase));
    }
}
