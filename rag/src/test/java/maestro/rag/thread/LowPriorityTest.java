package maestro.rag.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LowPriorityTest {
    private static final int ENDED = Integer.MIN_VALUE;

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

    @Test
    @EnabledOnOs(OS.LINUX)
    void idleThreadsGetWhatNobodyElseWants() throws Exception {
        FutureTask<Integer> idle = new FutureTask<>(() -> field(41));
        LowPriority.idle(plain).newThread(idle).start();
        FutureTask<Integer> after = new FutureTask<>(() -> field(41));
        idle.get();
        plain.newThread(after).start();
        assertThat(idle.get()).as("SCHED_IDLE").isEqualTo(5);
        assertThat(after.get()).isNotEqualTo(5);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theCompilerGivesWayAndNobodyElse() throws Exception {
        LowPriority.compiler();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                String name = LowPriority.name(thread);
                if (name.matches("C[12] CompilerThre")) {
                    assertThat(niceOrEnded(thread)).as(name).isIn(10, ENDED);
                }
            }
        }
        assertThat(nice()).isLessThan(10);
    }

    @Test
    void aThreadMayEndWhileTheyAreListed(@TempDir Path ended) throws Exception {
        assertThat(LowPriority.name(ended)).isEmpty();
    }

    /// The virtual machine ends compilers that have nothing to do.
    private static int niceOrEnded(Path thread) {
        try {
            return field(thread, 19);
        } catch (IOException e) {
            return ENDED;
        }
    }

    private static int nice() throws IOException {
        return field(19);
    }

    /// Of the calling thread, as the system has it: a field of its `stat`, counted from 1, of which
    /// the second may hold blanks. The 19th is the nice value, the 41st the policy.
    private static int field(int number) throws IOException {
        return field(Path.of("/proc/thread-self"), number);
    }

    private static int field(Path thread, int number) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Integer.parseInt(fields[number - 3]);
    }
}
