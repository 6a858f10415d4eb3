package maestro.rag.document.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells names of people from institutions, places and plain words, by their look and by words that
/// no name has. What is doubtful is no name: better none than a wrong one.
public final class PersonNames {

    private static final Set<String> PARTICLES =
            Set.of(
                    "van", "von", "de", "der", "den", "del", "della", "da", "di", "du", "dos", "la",
                    "le", "bin", "ibn", "al", "el", "ter", "ten", "af", "zu", "zur", "y", "e",
                    "st.");

    private static final Pattern FIRST_PART = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.\\-‐]*");

    /// Words of institutions, places, headings and titles.
    private static final Pattern NO_NAME =
            Pattern.compile(
                    "AI|(?i:univ.*|institut.*|colleges?|school|dep(artmen)?t\\.?|faculty|laborator.*|labs?|research.*"
                            + "|cent(er|re)s?|academy|inc\\.?|ltd\\.?|llc|gmbh|corp.*|company|group|google"
                            + "|microsoft|facebook|meta|amazon|deepmind|openai|nvidia|ibm|adobe|apple|huawei|alibaba"
                            + "|tencent|baidu|bytedance|technolog.*|sciences?|engineering|hospital|clinic|ministry"
                            + "|agency|foundation|bank|commission|committee|council|association|society|journal"
                            + "|conference|proceedings|workshop|symposium|survey|review|study|report|analysis|approach"
                            + "|guide|introduction|chapter|volume|version|draft|preprint|edition|policy|paper|article"
                            + "|january|february|july|september|october|november|december"
                            + "|usa|u\\.s\\.a?\\.?|china|germany|france|uk|u\\.k\\.|korea|japan|canada|india|italy|spain"
                            + "|australia|singapore|taiwan|republic|states|kingdom|avenue|city"
                            + "|systems?|networks?|learning|languages?|models?|data|international|national|federal"
                            + "|european|united|world|global|team|consortium|projects?|office|division|bureau"
                            + "|authors?|abstract|appendix|contents|summary|manual|handbook|overview|tutorial|annual"
                            + "|the|of|for|with|from|using|towards?|how|why|what|when"
                            + "|equal|contribution|corresponding|email|e-mail|demo|code|available|accepted|published)");

    private static final Pattern INSTITUTION =
            Pattern.compile(
                    "(?i)\\b(univ\\p{L}*|institut\\p{L}*|college|school|department|dept|faculty|laborator\\p{L}*|labs?"
                            + "|research|academy|hospital|inc|ltd|gmbh|google|microsoft|facebook|deepmind|openai|nvidia"
                            + "|ibm|amazon|huawei|alibaba|tencent|baidu|bytedance)\\b|\\bAI\\b");

    private static final Pattern RANK =
            Pattern.compile(
                    "(?i)(jr|sr|phd|ph\\.d|md|m\\.d|ii|iii|iv|(senior |student |life )*(member|fellow)|ieee"
                            + "|acm|mba|msc|bsc)\\.?");
    private static final Pattern STYLED = Pattern.compile("(?i)^((prof|dr|mr|mrs|ms)\\.?\\s+)+");

    private static final Pattern EASTERN_PLACE =
            Pattern.compile(
                    ".*(대학|연구|학과|학부|주식회사|㈜|센터|기관|회사|학회|전자|통신|기술|大学|大學|学院|研究|公司|株式|会社|学会).*");

    private static final Pattern KOREAN =
            Pattern.compile(
                    "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사]"
                            + "[가-힣]{1,2}|(남궁|황보|독고|제갈|선우|사공)[가-힣]{1,2}");
    private static final Pattern HAN =
            Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{1,3} \\p{IsHan}{1,3}");

    private static final Pattern NO_AUTHOR =
            Pattern.compile(
                    "(?i)(user|.*[\\[\\]:].*|admin|administrator|unknown|author|owner|root|microsoft.*|windows.*"
                            + "|.*\\.(com|org|net)|anonymous.*|pc|home|n/?a|\\W*)");

    /// A hundred names have fewer characters.
    private static final int LONGEST_STATED = 10_000;

    private PersonNames() {}

    /// A name as it is to be cited: without titles, and not in capitals throughout.
    public static Optional<String> of(String raw) {
        String name = STYLED.matcher(raw.strip()).replaceFirst("").strip();
        if (KOREAN.matcher(name).matches() || HAN.matcher(name).matches()) {
            return EASTERN_PLACE.matcher(name).matches() ? Optional.empty() : Optional.of(name);
        }
        String[] parts = name.split("\\s+");
        if (parts.length < 2 || parts.length > 6 || name.length() > 60) {
            return Optional.empty();
        }
        boolean article = parts.length > 2 && parts[0].matches("An?");
        boolean word = false;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            boolean particle = i < parts.length - 1 && PARTICLES.contains(part);
            if (!particle && !FIRST_PART.matcher(part).matches()
                    || NO_NAME.matcher(part).matches() && !initial(part)) {
                return Optional.empty();
            }
            word |= part.codePoints().filter(Character::isLetter).count() >= 2 && !particle;
        }
        return word && !article ? Optional.of(uncapitalised(parts)) : Optional.empty();
    }

    private static boolean initial(String part) {
        return part.length() <= 2 && (part.length() == 1 || part.charAt(1) == '.');
    }

    private static String uncapitalised(String[] parts) {
        boolean capitals =
                Arrays.stream(parts)
                        .filter(part -> part.length() > 2)
                        .allMatch(part -> part.equals(part.toUpperCase(Locale.ROOT)));
        if (!capitals || String.join("", parts).length() < 5) {
            return String.join(" ", parts);
        }
        StringBuilder name = new StringBuilder();
        boolean start = true;
        for (char c : String.join(" ", parts).toCharArray()) {
            name.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return name.toString();
    }

    /// What may stand between names without being one: degrees and memberships.
    public static boolean rank(String part) {
        return RANK.matcher(part.strip()).matches();
    }

    /// Whether another word must follow.
    public static boolean unfinished(String part) {
        String last = part.substring(part.lastIndexOf(' ') + 1);
        return PARTICLES.contains(last);
    }

    /// Whether a text speaks of an institution that has authors.
    public static boolean institution(String text) {
        return EASTERN_PLACE.matcher(text).matches() || INSTITUTION.matcher(text).find();
    }

    /// Whether a text holds an address of the Internet.
    public static boolean address(String text) {
        return text.indexOf('@') >= 0 || text.contains("://");
    }

    /// The names in what a file says of its authors; empty where it says anything else.
    public static List<String> stated(@Nullable String stated) {
        String all = stated == null ? "" : CleanText.running(stated, false);
        List<String> authors = new ArrayList<>();
        if (all.length() > LONGEST_STATED) {
            return List.of();
        }
        String separator =
                all.contains(";") ? ";" : ",(?!\\s*(Jr|Sr|PhD|MD|II))|\\s+(and|&)\\s+|\\band\\b";
        if (all.matches("\\S+, \\S+( \\S\\.)?")) {
            separator = ";";
        }
        for (String part : all.split(separator)) {
            String name = part.strip();
            if (!plausible(name)) {
                return List.of();
            }
            authors.add(name);
        }
        return authors.size() > 100 ? List.of() : List.copyOf(authors);
    }

    private static boolean plausible(String name) {
        return name.length() >= 2
                && name.length() <= 60
                && name.split("\\s+").length <= 6
                && !NO_AUTHOR.matcher(name).matches();
    }
}
