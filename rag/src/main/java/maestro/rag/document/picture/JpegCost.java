package maestro.rag.document.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// What it takes to unpack a JPEG (ITU-T T.81), by its markers alone: a few hundred bytes may claim
/// billions of pixels, or go over them thousands of times, and the JDK's reader keeps what several
/// scans add to outside of the heap, where nothing bounds it.
public final class JpegCost {

    /// Samples of colour that one page may have gone over, each as often as there are scans: an A3
    /// page in colour at 600 dpi with ten scans takes half of them, and some twenty seconds.
    public static final long MOST = 4_000_000_000L;

    /// What no bound allows.
    public static final long TOO_MUCH = Long.MAX_VALUE;

    /// Of two bytes, held at once where there are several scans.
    private static final long MOST_HELD = 256L << 20;

    /// A colour profile has 255 at most.
    private static final int MOST_BLOCKS = 20_000;

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private int at;
    private int filled;
    private int blocks;
    private int colours;
    private boolean progressive;
    private boolean several;
    private long samples;
    private long scans;

    private JpegCost(InputStream in) {
        this.in = in;
    }

    /// @param jpeg read as far as it goes, or until it is too much; not closed
    /// @return samples gone over; 0 for what is no JPEG; [#TOO_MUCH]
    public static long of(InputStream jpeg) throws IOException {
        JpegCost cost = new JpegCost(jpeg);
        try {
            return cost.walk();
        } catch (EOFException e) {
            return cost.sum(); // cut off: what is there is unpacked all the same
        }
    }

    private long walk() throws IOException {
        while (sum() <= MOST && blocks <= MOST_BLOCKS) {
            int marker = marker();
            if (marker == END && samples > 0) {
                return sum();
            }
            if (marker < 0xC0 || marker >= 0xD0 && marker <= END) {
                continue; // stands alone
            }
            blocks++;
            int length = (next() << 8 | next()) - 2;
            if (frame(marker)) {
                length -= frame();
                progressive |= (marker & 3) == 2;
            } else if (marker == SCAN) {
                scans++;
                several |= progressive || next() < colours;
                length--;
            }
            skip(length);
        }
        return TOO_MUCH;
    }

    private static boolean frame(int marker) {
        return marker < START && marker % 4 != 0 || marker == 0xC0;
    }

    /// @return bytes taken
    private int frame() throws IOException {
        next();
        long height = next() << 8 | next();
        long width = next() << 8 | next();
        colours = next();
        int[] sides = new int[colours];
        int widest = 1;
        int highest = 1;
        for (int i = 0; i < colours; i++) {
            next();
            sides[i] = next();
            next();
            widest = Math.max(widest, sides[i] >> 4);
            highest = Math.max(highest, sides[i] & 15);
        }
        long all = 0;
        for (int side : sides) {
            all += width * height * (side >> 4) * (side & 15) / (widest * highest);
        }
        samples = Math.max(samples, all);
        return 6 + 3 * colours;
    }

    private long sum() {
        boolean held = several && samples > MOST_HELD;
        return held ? TOO_MUCH : samples * Math.max(1, scans);
    }

    /// Goes past what is packed, in which FF 00 stands for FF.
    private int marker() throws IOException {
        int marker = 0;
        while (marker == 0) {
            while (next() != 0xFF) {
                marker = 0;
            }
            do {
                marker = next();
            } while (marker == 0xFF);
        }
        return marker;
    }

    private int next() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                throw new EOFException();
            }
        }
        return buffer[at++] & 0xFF;
    }

    private void skip(int length) throws IOException {
        int left = length;
        while (left > 0) {
            next();
            int here = Math.min(left - 1, filled - at);
            at += here;
            left -= here + 1;
        }
    }
}
