package maestro.agents.model.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.model.reply.Candidates.Candidate;
import org.jspecify.annotations.Nullable;

/// Fills a record from what was read, and keeps account of what it set right and what it can't.
final class Binding<T> {
    private static final int LONGEST_LIST = 1_000;
    private static final int WRAPPED = 3;

    private final Set<String> repairs;
    private final List<String> problems = new ArrayList<>();
    private final boolean cut;
    private int misses;
    private @Nullable T value;

    private Binding(Candidate candidate) {
        this.repairs = new LinkedHashSet<>(candidate.repairs());
        this.cut = candidate.cut();
    }

    static <T extends Record> Binding<T> of(Candidate candidate, Class<T> type) {
        Binding<T> binding = new Binding<>(candidate);
        JsonNode found = binding.unwrapped(candidate.value(), type);
        Object bound = binding.record(found, type, "");
        if (type.isInstance(bound)) {
            binding.value = type.cast(bound);
        }
        return binding;
    }

    boolean usable() {
        return value != null && problems.isEmpty();
    }

    T value() {
        if (value == null) {
            throw new IllegalStateException("The reply is not usable");
        }
        return value;
    }

    List<String> repairs() {
        return List.copyOf(repairs);
    }

    List<String> problems() {
        return problems;
    }

    /// How far off the reply is, to find the candidate that was meant.
    int misses() {
        return misses + problems.size();
    }

    /// The object that was asked for, where it was put into another or into a list.
    private JsonNode unwrapped(JsonNode given, Class<?> type) {
        JsonNode node = inner(given);
        for (int i = 0; i < WRAPPED; i++) {
            if (node instanceof ArrayNode array) {
                RecordComponent[] fields = type.getRecordComponents();
                boolean alone = array.size() == 1 && array.get(0).isObject();
                if (alone && known(array.get(0), type) > 0) {
                    repairs.add("a list around the object");
                    return array.get(0);
                }
                if (fields.length == 1 && fields[0].getType() == List.class) {
                    misses++;
                    repairs.add("a list without its name");
                    return JsonNodeFactory.instance.objectNode().set(fields[0].getName(), array);
                }
                return node;
            }
            if (!(node instanceof ObjectNode object) || known(object, type) > 0) {
                return node;
            }
            JsonNode within = null;
            for (JsonNode child : object) {
                JsonNode candidate = inner(child);
                if (candidate.isContainerNode()
                        && (object.size() == 1 || known(candidate, type) > 0)) {
                    within = candidate;
                    break;
                }
            }
            if (within == null) {
                return node;
            }
            repairs.add("another object around the one asked for");
            node = within;
        }
        return node;
    }

    /// JSON that was written into a string.
    private JsonNode inner(JsonNode node) {
        if (node.isTextual() && node.textValue().strip().matches("(?s)[\\[{].*[\\]}]")) {
            JsonNode read = new TolerantJson(node.textValue().strip(), 0).read();
            if (read != null) {
                repairs.add("JSON within a string");
                return read;
            }
        }
        return node;
    }

    private static int known(JsonNode node, Class<?> type) {
        if (!(node instanceof ObjectNode object)) {
            return 0;
        }
        return (int)
                Arrays.stream(type.getRecordComponents())
                        .filter(field -> find(object, field.getName()) != null)
                        .count();
    }

    private static @Nullable JsonNode find(ObjectNode object, String name) {
        JsonNode exact = object.get(name);
        return exact != null ? exact : findLoosely(object, name);
    }

    private static @Nullable JsonNode findLoosely(ObjectNode object, String name) {
        for (var field : object.properties()) {
            if (plain(field.getKey()).equals(plain(name))) {
                return field.getValue();
            }
        }
        return null;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_.-]", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable Object record(JsonNode given, Class<?> type, String path) {
        JsonNode node = given;
        if (node instanceof ArrayNode array && array.size() == 1) {
            repairs.add("a list around " + field(path));
            node = array.get(0);
        }
        node = inner(node);
        if (!(node instanceof ObjectNode object)) {
            problem("%s is %s, not an object.", path, kind(node));
            return null;
        }
        RecordComponent[] fields = type.getRecordComponents();
        if (known(object, type) == 0 && fields.length > 0) {
            misses += fields.length;
            problem("%s has none of the fields %s.", path, names(fields));
            return null;
        }
        @Nullable Object[] arguments = new @Nullable Object[fields.length];
        int before = problems.size();
        for (int i = 0; i < fields.length; i++) {
            String name = fields[i].getName();
            if (object.get(name) == null && findLoosely(object, name) != null) {
                repairs.add("other spelling of field names");
            }
            arguments[i] =
                    component(
                            find(object, name),
                            fields[i],
                            path.isEmpty() ? name : path + "." + name);
        }
        return problems.size() > before ? null : made(type, fields, arguments, path);
    }

    private static String names(RecordComponent[] fields) {
        return Arrays.stream(fields)
                .map(field -> "`" + field.getName() + "`")
                .collect(Collectors.joining(", "));
    }

    private @Nullable Object made(
            Class<?> type, RecordComponent[] fields, @Nullable Object[] arguments, String path) {
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(fields)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            String why =
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("unfit");
            problem("%s can't be: %s.", path, why.replaceFirst("\\.$", ""));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " can't be made", e);
        }
    }

    private @Nullable Object component(
            @Nullable JsonNode node, RecordComponent field, String path) {
        boolean list = field.getType() == List.class;
        if (node == null || node.isNull() || nothing(node)) {
            if (Schemas.nullable(field)) {
                return null;
            }
            if (list) {
                misses += node == null ? 1 : 0;
                repairs.add("no list for " + field(path));
                return List.of();
            }
            misses += node == null ? 1 : 0;
            problem(node == null ? "%s is missing." : "%s is null.", path);
            return null;
        }
        if (Schemas.nullable(field)
                && field.getType().isEnum()
                && Scalars.of(node, field.getType()) instanceof Scalars.Not) {
            repairs.add("nothing for " + field(path) + ", which is none of its words");
            return null;
        }
        return value(node, field.getGenericType(), path);
    }

    private static boolean nothing(JsonNode node) {
        return node.isDouble() && !Double.isFinite(node.doubleValue());
    }

    private @Nullable Object value(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType list) {
            return list(node, list.getActualTypeArguments()[0], path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(node, plain, path);
        }
        JsonNode one = node;
        if (node instanceof ArrayNode array && array.size() == 1) {
            repairs.add("a list around " + field(path));
            one = array.get(0);
        }
        Scalars.Found found = Scalars.of(one, plain);
        switch (found) {
            case Scalars.As(Object as) -> {
                return as;
            }
            case Scalars.Repaired(Object as, String repair) -> {
                repairs.add(repair + " in " + field(path));
                return as;
            }
            case Scalars.Not(String wanted) -> {
                problem("%s is %s, not %s.", path, kind(one), wanted);
                return null;
            }
        }
    }

    private List<Object> list(JsonNode given, Type of, String path) {
        List<JsonNode> nodes = nodes(inner(given), of, path);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int before = problems.size();
            int missed = misses;
            JsonNode node = nodes.get(i);
            if (node.isNull()) {
                repairs.add("nothing in " + field(path));
                continue;
            }
            Object value = value(node, of, path + "[" + i + "]");
            if (value != null) {
                values.add(value);
            } else if (cut && i == nodes.size() - 1 && i > 0) {
                problems.subList(before, problems.size()).clear();
                misses = missed;
                repairs.add("the last of %s, which was cut off, left out".formatted(field(path)));
            }
        }
        return List.copyOf(values);
    }

    private List<JsonNode> nodes(JsonNode given, Type of, String path) {
        List<JsonNode> nodes = new ArrayList<>();
        if (given instanceof ArrayNode array) {
            array.forEach(nodes::add);
        } else if (given instanceof ObjectNode object
                && of instanceof Class<?> type
                && type.isRecord()
                && known(object, type) == 0
                && !object.isEmpty()
                && object.valueStream().allMatch(JsonNode::isContainerNode)) {
            repairs.add("an object for the list " + field(path));
            object.forEach(child -> {
                if (child instanceof ArrayNode array && object.size() == 1) {
                    array.forEach(nodes::add);
                } else {
                    nodes.add(child);
                }
            });
        } else {
            repairs.add("one value for the list " + field(path));
            if (!(given.isTextual() && given.textValue().isBlank())) {
                nodes.add(given);
            }
        }
        if (nodes.size() > LONGEST_LIST) {
            repairs.add("%s cut after %d".formatted(field(path), LONGEST_LIST));
            return nodes.subList(0, LONGEST_LIST);
        }
        return nodes;
    }

    private void problem(String form, String path, Object... rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = path.isEmpty() ? "The reply" : "Field " + field(path);
        System.arraycopy(rest, 0, all, 1, rest.length);
        problems.add(form.formatted(all));
    }

    private static String field(String path) {
        return path.isEmpty() ? "the reply" : "`" + path + "`";
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "\"" + shortened(node.textValue()) + "\"";
            default -> "nothing";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
