package maestro.rag.document.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/// The pages of a TIFF, each of which says where the next one is (TIFF 6.0, section 2). A file may
/// lead back to a page that was there already, and would never end.
final class TiffChain {
    private static final int FIRST = 4;
    private static final int ENTRY_BYTES = 12;

    private final ImageInputStream in;
    private final Set<Long> directories = new HashSet<>();
    private long next;

    /// @param in whose order of bytes is set; put back to where it is after each call
    TiffChain(ImageInputStream in) throws IOException {
        this.in = in;
        in.setByteOrder(in.read() == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.seek(0);
        this.next = at(FIRST);
    }

    /// Whether there is a page of this number, from 1.
    boolean has(int number) throws IOException {
        while (directories.size() < number && next > 0 && directories.add(next)) {
            long here = next;
            next = 0;
            next = at(here + 2 + (long) ENTRY_BYTES * entries(here));
        }
        return directories.size() >= number;
    }

    private int entries(long directory) throws IOException {
        in.mark();
        try {
            in.seek(directory);
            return in.readUnsignedShort();
        } catch (EOFException | IndexOutOfBoundsException e) {
            return 0;
        } finally {
            in.reset();
        }
    }

    /// 0 where the file ends before.
    private long at(long offset) throws IOException {
        in.mark();
        try {
            in.seek(offset);
            return in.readUnsignedInt();
        } catch (EOFException | IndexOutOfBoundsException e) {
            return 0;
        } finally {
            in.reset();
        }
    }
}
