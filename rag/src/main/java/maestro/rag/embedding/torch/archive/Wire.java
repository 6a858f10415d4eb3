package maestro.rag.embedding.torch.archive;

import java.nio.ByteBuffer;

/// Protocol Buffers as they lie in a file: numbered fields, each a number or a stretch of bytes.
/// See protobuf.dev/programming-guides/encoding.
final class Wire {
    private static final int LAST_SHIFT = 63;

    private Wire() {}

    interface Stretch {
        void on(int field, ByteBuffer value);
    }

    interface Number {
        void on(int field, long value);
    }

    static void fields(ByteBuffer message, Stretch stretches) {
        fields(message, stretches, (_, _) -> {});
    }

    /// @throws IllegalArgumentException where it is no message
    /// @throws java.nio.BufferUnderflowException where it ends too soon
    static void fields(ByteBuffer message, Stretch stretches, Number numbers) {
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            long key = varint(rest);
            int field = (int) (key >>> 3);
            switch ((int) key & 7) {
                case 0 -> numbers.on(field, varint(rest));
                case 1 -> skip(rest, Long.BYTES);
                case 2 -> {
                    int length = Math.toIntExact(varint(rest));
                    int start = rest.position();
                    skip(rest, length);
                    stretches.on(field, rest.slice(start, length));
                }
                case 5 -> skip(rest, Integer.BYTES);
                default -> throw new IllegalArgumentException("no field starts with " + key);
            }
        }
    }

    static long varint(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            byte next = from.get();
            number |= (long) (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    private static void skip(ByteBuffer rest, int bytes) {
        rest.position(Math.addExact(rest.position(), bytes));
    }
}
