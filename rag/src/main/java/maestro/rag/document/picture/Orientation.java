package maestro.rag.document.picture;

import java.awt.geom.AffineTransform;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/// How a camera was held, by the tag of that name in a JPEG's Exif block (Exif 2.3, tag 0x0112): 1
/// is upright, 3 upside down, 6 and 8 lie on their sides, the others are mirrored as well.
final class Orientation {
    static final int UPRIGHT = 1;

    /// From here on width and height change places.
    static final int FIRST_ON_ITS_SIDE = 5;

    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;

    /// Blocks before the picture that are looked at.
    private static final int MOST_BLOCKS = 64;

    private Orientation() {}

    /// @param jpeg at its beginning
    static int of(ImageInputStream jpeg) throws IOException {
        jpeg.setByteOrder(ByteOrder.BIG_ENDIAN);
        try {
            jpeg.skipBytes(2);
            for (int block = 0; block < MOST_BLOCKS; block++) {
                int marker = jpeg.readUnsignedShort();
                if (marker >>> 8 != 0xFF || (marker & 0xFF) == START_OF_SCAN) {
                    return UPRIGHT;
                }
                int length = jpeg.readUnsignedShort() - 2;
                if (length < 0) {
                    return UPRIGHT;
                }
                if ((marker & 0xFF) == APP1) {
                    byte[] data = new byte[length];
                    jpeg.readFully(data);
                    if (new String(data, StandardCharsets.ISO_8859_1).startsWith("Exif\0\0")) {
                        return ofExif(ByteBuffer.wrap(data, 6, length - 6).slice());
                    }
                } else {
                    jpeg.skipBytes(length);
                }
            }
        } catch (EOFException | IndexOutOfBoundsException e) {
            return UPRIGHT; // cut off; the picture's own reader will say so
        }
        return UPRIGHT;
    }

    private static int ofExif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// Brings a picture of this size upright.
    static AffineTransform upright(int turned, int width, int height) {
        return switch (turned) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
