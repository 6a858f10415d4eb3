package maestro.agents.model.reply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Single values, also where they were written as another kind: "3" for 3, 3.0 for 3, "yes" for
/// true, a constant of an enum in other letters.
final class Scalars {
    private static final Pattern LEADING_NUMBER =
            Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*(?:/\\s*\\d+|out of \\d+|점|개)?\\s*");

    private Scalars() {}

    sealed interface Found {}

    record As(Object value) implements Found {}

    record Repaired(Object value, String repair) implements Found {}

    /// @param wanted "a whole number"
    record Not(String wanted) implements Found {}

    static Found of(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return string(node);
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool(node);
        }
        if (type.isEnum()) {
            return constant(node, type);
        }
        return number(node, type);
    }

    private static Found string(JsonNode node) {
        if (node.isTextual()) {
            return new As(node.textValue());
        }
        if (node.isValueNode() && !node.isNull()) {
            return new Repaired(node.asText(), "a value without quotes");
        }
        boolean texts = node.isArray() && node.valueStream().allMatch(JsonNode::isTextual);
        return texts
                ? new Repaired(
                        node.valueStream()
                                .map(JsonNode::textValue)
                                .collect(Collectors.joining("\n")),
                        "a list for one text")
                : new Not("text");
    }

    private static Found bool(JsonNode node) {
        if (node.isBoolean()) {
            return new As(node.booleanValue());
        }
        return switch (node.asText("").strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "예", "네" -> new Repaired(true, "another word for true");
            case "false", "no", "0", "아니오", "아니요" -> new Repaired(false, "another word for false");
            default -> new Not("true or false");
        };
    }

    private static Found constant(JsonNode node, Class<?> type) {
        String said = node.asText("");
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            String name = ((Enum<?>) constant).name();
            if (name.equals(said)) {
                return new As(constant);
            }
            if (plain(name).equals(plain(said))) {
                return new Repaired(constant, "other letters");
            }
        }
        return new Not(
                "one of "
                        + Arrays.stream(constants)
                                .map(constant -> "\"" + ((Enum<?>) constant).name() + "\"")
                                .collect(Collectors.joining(", ")));
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_.-]", "").toLowerCase(Locale.ROOT);
    }

    private static Found number(JsonNode node, Class<?> type) {
        boolean whole = type != double.class && type != Double.class;
        Not not = new Not(whole ? "a whole number" : "a number");
        double value;
        boolean repaired = !node.isNumber();
        if (node.isNumber()) {
            value = node.doubleValue();
        } else {
            Matcher leading = LEADING_NUMBER.matcher(node.asText(""));
            if (!leading.matches()) {
                return not;
            }
            value = Double.parseDouble(leading.group(1));
        }
        if (!Double.isFinite(value)) {
            return not;
        }
        if (!whole) {
            return repaired ? new Repaired(value, "text for a number") : new As(value);
        }
        long rounded = Math.round(value);
        boolean asInt = type == int.class || type == Integer.class;
        if (asInt && rounded != (int) rounded) {
            return not;
        }
        Object boxed = asInt ? (Object) (int) rounded : (Object) rounded;
        if (repaired || node.isFloatingPointNumber()) {
            return new Repaired(boxed, repaired ? "text for a number" : "a fraction");
        }
        return new As(node.canConvertToLong() && !asInt ? (Object) node.longValue() : boxed);
    }
}
