package maestro.rag.embedding.torch.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Python's pickle machine, as far as [Pickle] needs one: an object's attributes by name; a call is
/// a list of the function's name and its arguments.
final class Unpickled {
    private static final Object MARK = new Object();
    private final Deque<Object> stack = new ArrayDeque<>();
    private final ByteBuffer in;

    private Unpickled(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> attributes(byte[] pickle) {
        return (Map<String, Object>) new Unpickled(pickle).run();
    }

    private Object run() {
        while (true) {
            int operation = in.get() & 0xff;
            switch (operation) {
                case 0x80 -> in.get();
                case 'c' -> stack.push(line() + "." + line());
                case ')' -> stack.push(List.of());
                case '}' -> stack.push(new LinkedHashMap<String, Object>());
                case ']' -> stack.push(new ArrayList<>());
                case '(' -> stack.push(MARK);
                case 'X' -> stack.push(text());
                case 'J' -> stack.push(in.getInt());
                case 'N' -> stack.push("None");
                case 0x88 -> stack.push(true);
                case 0x89 -> stack.push(false);
                case 't' -> stack.push(toMark());
                case 'Q' -> stack.push(List.of("storage", stack.pop()));
                case 'R', 0x81 -> {
                    Object arguments = stack.pop();
                    stack.push(List.of(stack.pop(), arguments));
                }
                case 'e' -> {
                    List<Object> items = toMark();
                    list(stack.peek()).addAll(items);
                }
                case 'u' -> {
                    List<Object> items = toMark();
                    for (int i = 0; i < items.size(); i += 2) {
                        map(stack.peek()).put(items.get(i), items.get(i + 1));
                    }
                }
                case 'b' -> {
                    Object state = stack.pop();
                    map(state).put("class", list(stack.pop()).getFirst());
                    stack.push(state);
                }
                case '.' -> {
                    Object last = stack.pop();
                    if (!stack.isEmpty() || in.hasRemaining()) {
                        throw new AssertionError("left over: " + stack);
                    }
                    return last;
                }
                default -> throw new AssertionError("operation " + operation);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object of) {
        return (List<Object>) of;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object of) {
        return (Map<Object, Object>) of;
    }

    private List<Object> toMark() {
        List<Object> items = new ArrayList<>();
        for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
            items.addFirst(item);
        }
        return items;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
            line.append(c);
        }
        return line.toString();
    }

    private String text() {
        byte[] utf8 = new byte[in.getInt()];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
