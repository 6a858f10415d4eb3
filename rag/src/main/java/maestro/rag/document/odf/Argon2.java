package maestro.rag.document.odf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import maestro.rag.document.Deadline;

/// Keys from passwords by Argon2id, version 1.3 (RFC 9106), on one thread.
///
/// @param passes over the memory
/// @param memory in kibibytes
/// @param lanes that the memory is divided into
record Argon2(int passes, int memory, int lanes) {
    /// LibreOffice asks for 64 MiB, 3 passes and 4 lanes; a file can ask for anything.
    private static final int MOST_MEMORY = 128 << 10;

    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 64;

    private static final int VERSION = 0x13;
    private static final int ID = 2;
    private static final int SLICES = 4;

    /// Words of a block of a kibibyte.
    private static final int WORDS = 128;

    private static final int HASH = 64;

    /// Whether it is valid, and no more than a document may cost.
    boolean bearable() {
        return lanes > 0
                && lanes <= MOST_LANES
                && memory >= 2 * SLICES * lanes
                && memory <= MOST_MEMORY
                && passes > 0
                && passes <= MOST_PASSES;
    }

    /// @param key an additional secret, often empty
    /// @param associated data, often empty
    byte[] derive(
            byte[] password,
            byte[] salt,
            byte[] key,
            byte[] associated,
            int size,
            Deadline deadline) {
        byte[] first = first(password, salt, key, associated, size);
        return new Run(deadline).derive(first, size);
    }

    private byte[] first(byte[] password, byte[] salt, byte[] key, byte[] associated, int size) {
        int length = password.length + salt.length + key.length + associated.length;
        ByteBuffer all =
                ByteBuffer.allocate(length + 10 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(lanes).putInt(size).putInt(memory).putInt(passes).putInt(VERSION).putInt(ID);
        for (byte[] part : new byte[][] {password, salt, key, associated}) {
            all.putInt(part.length).put(part);
        }
        return Blake2b.hash(all.array(), HASH);
    }

    /// A hash of any size.
    private static byte[] hash(byte[] input, int size) {
        byte[] sized = new byte[Integer.BYTES + input.length];
        ByteBuffer.wrap(sized).order(ByteOrder.LITTLE_ENDIAN).putInt(size).put(input);
        if (size <= HASH) {
            return Blake2b.hash(sized, size);
        }
        byte[] hash = new byte[size];
        byte[] part = Blake2b.hash(sized, HASH);
        int at = 0;
        while (size - at > HASH) {
            System.arraycopy(part, 0, hash, at, HASH / 2);
            at += HASH / 2;
            part = Blake2b.hash(part, size - at > HASH ? HASH : size - at);
        }
        System.arraycopy(part, 0, hash, at, size - at);
        return hash;
    }

    /// The memory while it is filled.
    private final class Run {
        private final Deadline deadline;
        private final int segment = memory / (SLICES * lanes);
        private final int columns = SLICES * segment;
        private final long[][] blocks = new long[lanes * columns][];
        private final long[] mixed = new long[WORDS];

        Run(Deadline deadline) {
            this.deadline = deadline;
        }

        byte[] derive(byte[] first, int size) {
            for (int lane = 0; lane < lanes; lane++) {
                for (int column = 0; column < 2; column++) {
                    byte[] seed = Arrays.copyOf(first, HASH + 2 * Integer.BYTES);
                    ByteBuffer.wrap(seed)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(HASH, column)
                            .putInt(HASH + Integer.BYTES, lane);
                    blocks[lane * columns + column] = words(hash(seed, WORDS * Long.BYTES));
                }
            }
            for (int pass = 0; pass < passes; pass++) {
                for (int slice = 0; slice < SLICES; slice++) {
                    for (int lane = 0; lane < lanes; lane++) {
                        fill(pass, slice, lane);
                    }
                }
            }
            long[] last = new long[WORDS];
            for (int lane = 0; lane < lanes; lane++) {
                add(last, blocks[lane * columns + columns - 1]);
            }
            byte[] bytes = new byte[WORDS * Long.BYTES];
            for (int i = 0; i < WORDS; i++) {
                Blake2b.LONGS.set(bytes, i * Long.BYTES, last[i]);
            }
            return hash(bytes, size);
        }

        private static long[] words(byte[] bytes) {
            long[] words = new long[WORDS];
            for (int i = 0; i < WORDS; i++) {
                words[i] = (long) Blake2b.LONGS.get(bytes, i * Long.BYTES);
            }
            return words;
        }

        private static void add(long[] to, long[] block) {
            for (int i = 0; i < WORDS; i++) {
                to[i] ^= block[i];
            }
        }

        private void fill(int pass, int slice, int lane) {
            boolean independent = pass == 0 && slice < SLICES / 2;
            long[] input = {pass, lane, slice, (long) lanes * columns, passes, ID, 0};
            input = Arrays.copyOf(input, WORDS);
            long[] addresses = new long[WORDS];
            for (int i = 0; i < segment; i++) {
                if (i % WORDS == 0) {
                    deadline.check();
                    if (independent) {
                        input[6]++;
                        addresses = compressed(new long[WORDS], input);
                        addresses = compressed(new long[WORDS], addresses);
                    }
                }
                if (pass == 0 && slice == 0 && i < 2) {
                    continue; // made from the password
                }
                int column = slice * segment + i;
                int here = lane * columns + column;
                long[] before = blocks[column == 0 ? here + columns - 1 : here - 1];
                long random = independent ? addresses[i % WORDS] : before[0];
                long[] fresh = compressed(before, blocks[reference(random, pass, slice, lane, i)]);
                if (pass == 0) {
                    blocks[here] = fresh;
                } else {
                    add(blocks[here], fresh);
                }
            }
        }

        /// The block that another one is mixed with (RFC 9106, 3.4.2).
        private int reference(long random, int pass, int slice, int lane, int i) {
            int other =
                    pass == 0 && slice == 0
                            ? lane
                            : (int) Long.remainderUnsigned(random >>> 32, lanes);
            int ready = pass == 0 ? slice * segment : columns - segment;
            int area = other == lane ? ready + i - 1 : ready - (i == 0 ? 1 : 0);
            long x = random & 0xffffffffL;
            long back = (area * ((x * x) >>> 32)) >>> 32;
            int start = pass == 0 || slice == SLICES - 1 ? 0 : (slice + 1) * segment;
            return other * columns + (int) ((start + area - 1 - back) % columns);
        }

        private long[] compressed(long[] a, long[] b) {
            long[] sum = a.clone();
            add(sum, b);
            System.arraycopy(sum, 0, mixed, 0, WORDS);
            for (int row = 0; row < 8; row++) {
                permute(16 * row, 2);
            }
            for (int column = 0; column < 8; column++) {
                permute(2 * column, 16);
            }
            add(sum, mixed);
            return sum;
        }

        /// @param first word
        /// @param step between pairs of words
        private void permute(int first, int step) {
            for (int i = 0; i < 4; i++) {
                mix(first, step, i, i + 4, i + 8, i + 12);
            }
            for (int i = 0; i < 4; i++) {
                mix(first, step, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
            }
        }

        private void mix(int first, int step, int i, int j, int k, int l) {
            int a = first + (i >> 1) * step + (i & 1);
            int b = first + (j >> 1) * step + (j & 1);
            int c = first + (k >> 1) * step + (k & 1);
            int d = first + (l >> 1) * step + (l & 1);
            mixed[a] = product(mixed[a], mixed[b]);
            mixed[d] = Long.rotateRight(mixed[d] ^ mixed[a], 32);
            mixed[c] = product(mixed[c], mixed[d]);
            mixed[b] = Long.rotateRight(mixed[b] ^ mixed[c], 24);
            mixed[a] = product(mixed[a], mixed[b]);
            mixed[d] = Long.rotateRight(mixed[d] ^ mixed[a], 16);
            mixed[c] = product(mixed[c], mixed[d]);
            mixed[b] = Long.rotateRight(mixed[b] ^ mixed[c], 63);
        }

        private static long product(long a, long b) {
            return a + b + 2 * (a & 0xffffffffL) * (b & 0xffffffffL);
        }
    }
}
