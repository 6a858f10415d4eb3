package maestro.rag.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LowPriorityTest {
    private final ThreadFactory plain = Thread.ofPlatform().daemon().factory();

    @Test
    void theWorkIsDone() throws Exception {
        FutureTask<Integer> work = new FutureTask<>(() -> Thread.currentThread().getPriority());
        LowPriority.of(plain).newThread(work).start();
        assertThat(work.get()).isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxTheSystemKnowsAndOtherThreadsKeepTheirs() throws Exception {
        FutureTask<Integer> before = new FutureTask<>(LowPriorityTest::nice);
        plain.newThread(before).start();
        FutureTask<Integer> low = new FutureTask<>(LowPriorityTest::nice);
        LowPriority.of(plain).newThread(low).start();
        FutureTask<Integer> after = new FutureTask<>(LowPriorityTest::nice);
        low.get();
        plain.newThread(after).start();
        assertThat(low.get()).isGreaterThan(before.get());
        assertThat(after.get()).isEqualTo(before.get());
    }

    /// Of the calling thread, as the system has it: the 19th field of its `stat`, of which the
    /// second may hold blanks.
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Integer.parseInt(fields[16]);
    }
}
