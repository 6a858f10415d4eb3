package maestro.agents.model.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What in a reply may be the JSON that was asked for: all of it, what stands in a fence, what
/// begins with a bracket. The likeliest first.
final class Candidates {
    private static final int MOST = 40;
    private static final Pattern FENCE =
            Pattern.compile(
                    "(?:```|~~~)[ \\t]*[\\w+-]*[ \\t]*\\r?\\n?(.*?)(?:```|~~~|\\z)",
                    Pattern.DOTALL);
    private static final Pattern THOUGHT =
            Pattern.compile("<(think|thinking)>.*?(?:</\\1>|\\z)", Pattern.DOTALL);
    private static final Pattern THOUGHT_BEFORE =
            Pattern.compile("\\A[^{\\[]*?</think(?:ing)?>", Pattern.DOTALL);
    private static final Pattern NAKED = Pattern.compile("[\"'“]?\\w{1,40}[\"'”]?\\s*:");
    private static final ObjectMapper STRICT = mapper(false);
    private static final ObjectMapper LENIENT = mapper(true);

    /// @param repairs in words
    /// @param cut whether the reply ended in the middle of it
    record Candidate(JsonNode value, List<String> repairs, boolean cut) {}

    private Candidates() {}

    private static ObjectMapper mapper(boolean lenient) {
        JsonMapper.Builder builder =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(64)
                                                        .build())
                                        .build())
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        if (lenient) {
            builder.enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_YAML_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS);
        }
        return builder.build();
    }

    static List<Candidate> of(String text) {
        List<Candidate> found = new ArrayList<>();
        String whole = text.strip();
        if (add(found, STRICT, whole, List.of())) {
            return found;
        }
        String said =
                THOUGHT_BEFORE.matcher(THOUGHT.matcher(whole).replaceAll("")).replaceFirst("");
        List<String> before = new ArrayList<>();
        if (said.length() < whole.length()) {
            before.add("what was thought, left in the reply");
            said = said.strip();
        }
        Matcher fence = FENCE.matcher(said);
        while (found.size() < MOST && fence.find()) {
            brackets(found, fence.group(1), with(before, "a fence around the reply"));
        }
        brackets(found, said, before);
        return found;
    }

    private static void brackets(List<Candidate> found, String text, List<String> before) {
        String part = text.strip();
        if (add(found, STRICT, part, before)
                || add(found, LENIENT, part, with(before, "small faults of form"))) {
            return;
        }
        if (NAKED.matcher(part).lookingAt()) {
            TolerantJson reader = new TolerantJson("{" + part, 0);
            JsonNode value = reader.read();
            if (value != null) {
                found.add(
                        new Candidate(
                                value, with(before, "brackets that were missing"), reader.cut()));
            }
        }
        int at = bracket(part, 0);
        while (at >= 0 && found.size() < MOST) {
            TolerantJson reader = new TolerantJson(part, at);
            JsonNode value = reader.read();
            int end = Math.max(reader.end(), at + 1);
            if (value != null) {
                List<String> repairs = new ArrayList<>(before);
                if (at > 0 || !part.substring(end).isBlank()) {
                    repairs.add("text around the reply");
                }
                repairs.addAll(reader.repairs());
                found.add(new Candidate(value, repairs, reader.cut()));
            }
            // what runs to the end may have begun at a bracket of the sentence before
            at = bracket(part, reader.cut() ? at + 1 : end);
        }
    }

    private static int bracket(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{' || text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    private static boolean add(
            List<Candidate> found, ObjectMapper mapper, String text, List<String> repairs) {
        if (text.isEmpty()) {
            return false;
        }
        try {
            found.add(new Candidate(mapper.readTree(text), List.copyOf(repairs), false));
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static List<String> with(List<String> repairs, String one) {
        List<String> all = new ArrayList<>(repairs);
        all.add(one);
        return all;
    }
}
