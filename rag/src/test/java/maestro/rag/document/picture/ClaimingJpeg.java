package maestro.rag.document.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A JPEG that claims what it hasn't.
public final class ClaimingJpeg {
    private ClaimingJpeg() {}

    /// A JPEG of which nothing is there but what it claims: the mean of all colours everywhere.
    public static byte[] of(int side, int colours, int scans) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        byte[] ones = new byte[65];
        Arrays.fill(ones, 1, 65, (byte) 1);
        block(jpeg, 0xDB, ones);
        ByteBuffer frame = ByteBuffer.allocate(6 + 3 * colours);
        frame.put((byte) 8).putShort((short) side).putShort((short) side).put((byte) colours);
        ByteBuffer first = ByteBuffer.allocate(4 + 2 * colours).put((byte) colours);
        for (int i = 1; i <= colours; i++) {
            frame.put((byte) i).put((byte) 0x11).put((byte) 0);
            first.put((byte) i).put((byte) 0);
        }
        block(jpeg, 0xC2, frame.array());
        byte[] code = new byte[18];
        code[1] = 1;
        block(jpeg, 0xC4, code);
        code[0] = 0x10;
        code[17] = (byte) 0xE0;
        block(jpeg, 0xC4, code);
        block(jpeg, 0xDA, first.array());
        for (int i = 1; i < scans; i++) {
            block(jpeg, 0xDA, new byte[] {1, 1, 0, 1, 63, 0});
        }
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return jpeg.toByteArray();
    }

    static void block(ByteArrayOutputStream jpeg, int marker, byte[] data) {
        jpeg.write(0xFF);
        jpeg.write(marker);
        jpeg.write((data.length + 2) >> 8);
        jpeg.write((data.length + 2) & 0xFF);
        jpeg.writeBytes(data);
    }
}
