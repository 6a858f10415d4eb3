package maestro.rag.document.odf;

import maestro.rag.document.Deadline;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Keys from passwords by Argon2id, version 1.3 (RFC 9106).
///
/// @param passes over the memory
/// @param memory in kibibytes
/// @param lanes that the memory is divided into
record Argon2(int passes, int memory, int lanes) {
    /// LibreOffice asks for 64 MiB, 3 passes and 4 lanes; a file can ask for anything.
    private static final int MOST_MEMORY = 128 << 10;

    private static final int MOST_PASSES = 8;
    private static final int MOST_LANES = 64;
    private static final int LEAST_BLOCKS_OF_A_LANE = 8;

    /// Whether it is valid, and no more than a document may cost.
    boolean bearable() {
        return lanes > 0
                && lanes <= MOST_LANES
                && memory >= LEAST_BLOCKS_OF_A_LANE * lanes
                && memory <= MOST_MEMORY
                && passes > 0
                && passes <= MOST_PASSES;
    }

    /// @param deadline looked at before and after: what is bearable takes seconds
    byte[] derive(byte[] password, byte[] salt, int size, Deadline deadline) {
        deadline.check();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withIterations(passes)
                        .withMemoryAsKB(memory)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] key = new byte[size];
        generator.generateBytes(password, key);
        deadline.check();
        return key;
    }
}
