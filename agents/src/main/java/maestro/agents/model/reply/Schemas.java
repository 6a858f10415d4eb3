package maestro.agents.model.reply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import maestro.agents.model.JsonSchema;
import org.jspecify.annotations.Nullable;

/// The JSON schema of a record, in the subset that every server takes for strict: all fields are
/// required, none may be added. What may be left out is a component marked `@Nullable`, which is
/// then null.
///
/// Components are strings, numbers, booleans, enums, records and lists of these.
public final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Deque<Class<?>> open = new ArrayDeque<>();

    private Schemas() {}

    /// @throws IllegalArgumentException where the record holds something that has no schema, or
    ///   itself
    public static JsonSchema of(Class<? extends Record> type) {
        String name = type.getSimpleName().toLowerCase(Locale.ROOT);
        return new JsonSchema(name, new Schemas().record(type).toString());
    }

    private ObjectNode record(Class<?> type) {
        if (open.contains(type)) {
            throw new IllegalArgumentException(type + " holds itself");
        }
        open.push(type);
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), field(component));
            required.add(component.getName());
        }
        schema.put("additionalProperties", false);
        open.pop();
        return schema;
    }

    private ObjectNode field(RecordComponent component) {
        ObjectNode schema = of(component.getGenericType());
        if (nullable(component)) {
            orNull(schema);
        }
        Described described = component.getAnnotation(Described.class);
        if (described != null) {
            schema.put("description", described.value());
        }
        return schema;
    }

    private static void orNull(ObjectNode schema) {
        String type = schema.path("type").asText();
        schema.putArray("type").add(type).add("null");
        if (schema.get("enum") instanceof ArrayNode constants) {
            constants.addNull();
        }
    }

    static boolean nullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", of(list.getActualTypeArguments()[0]));
            return schema;
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? record(plain) : simple(plain);
        }
        throw new IllegalArgumentException("There is no schema for " + type);
    }

    private static ObjectNode simple(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type.isEnum()) {
            ArrayNode constants = schema.put("type", "string").putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                constants.add(((Enum<?>) constant).name());
            }
            return schema;
        }
        return schema.put("type", simpleName(type));
    }

    private static String simpleName(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        throw new IllegalArgumentException("There is no schema for " + type);
    }
}
