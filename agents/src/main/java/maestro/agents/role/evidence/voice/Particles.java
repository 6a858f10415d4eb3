package maestro.agents.role.evidence.voice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Korean particles that depend on the sound before them, written `[은/는]` in messages.
public final class Particles {
    private static final Pattern CHOICE =
            Pattern.compile("([\\p{L}\\p{N}%])([\"'”’)\\]」』?!.]*)\\[([가-힣]+)/([가-힣]+)\\]");

    /// Digits whose Korean names end in a consonant: 영 일 삼 육 칠 팔.
    private static final String CLOSED_DIGITS = "013678";

    /// Latin letters whose usual last sound closes a syllable.
    private static final String CLOSED_LETTERS = "lmnLMNRbckptgBCKPTG";

    private Particles() {}

    public static String resolve(String text) {
        Matcher m = CHOICE.matcher(text);
        return m.replaceAll(match ->
                Matcher.quoteReplacement(
                        match.group(1)
                                + match.group(2)
                                + choose(
                                        match.group(1).charAt(0), match.group(3), match.group(4))));
    }

    private static String choose(char last, String closed, String open) {
        boolean rieul = last >= '\uAC00' && last <= '\uD7A3' && (last - 0xAC00) % 28 == 8;
        if (closed.equals("으로") && (rieul || last == '1' || last == '7' || last == '8')) {
            return open;
        }
        return closed(last) ? closed : open;
    }

    private static boolean closed(char last) {
        if (last >= '\uAC00' && last <= '\uD7A3') {
            return (last - 0xAC00) % 28 != 0;
        }
        return Character.isDigit(last)
                ? CLOSED_DIGITS.indexOf(last) >= 0
                : CLOSED_LETTERS.indexOf(last) >= 0;
    }
}
