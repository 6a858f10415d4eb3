package maestro.rag.thread;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets threads that compute for minutes give way to those that somebody waits for: the screen, a
/// query. Java's own priorities do that on Windows; on Linux the virtual machine ignores them, but
/// the system has a nice value and a policy for each thread.
///
/// Where both want the same core, a nice thread gets a ninth of a normal one's time; but one that
/// wakes, as the screen's does sixty times a second, may wait for the nice one's slice to end (up
/// to 4 ms, and several times on the way to a frame). An idle thread is put off at once.
public final class LowPriority {
    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);

    private static final int NICE = 10;
    private static final int PRIO_PROCESS = 0;
    private static final int SCHED_IDLE = 5;
    private static final int THIS_THREAD = 0;
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final Optional<MethodHandle> SET_PRIORITY =
            find("setpriority", ValueLayout.JAVA_INT);
    private static final Optional<MethodHandle> SET_SCHEDULER =
            find("sched_setscheduler", ValueLayout.ADDRESS);

    private LowPriority() {}

    /// Threads of another factory, each giving way.
    public static ThreadFactory of(ThreadFactory threads) {
        return each(threads, LowPriority::giveWay);
    }

    /// Threads of another factory that get what nobody else wants, other programs of the same
    /// session included. Not for short work that a lock may make somebody wait for; and best for
    /// native code, since before it collects garbage the virtual machine waits until each thread in
    /// Java code has had a turn (up to 50 ms were seen).
    public static ThreadFactory idle(ThreadFactory threads) {
        return each(
                threads,
                () -> {
                    giveWay();
                    SET_SCHEDULER.ifPresent(set -> {
                        try (Arena arena = Arena.ofConfined()) {
                            MemorySegment noPriority = arena.allocate(ValueLayout.JAVA_INT);
                            int _ = (int) set.invokeExact(THIS_THREAD, SCHED_IDLE, noPriority);
                        } catch (Throwable e) {
                            LOG.debug("This thread keeps its policy", e);
                        }
                    });
                });
    }

    /// Lets the virtual machine's own compiler give way. While much is new to it, it would take a
    /// core of two away from the screen for seconds.
    public static void compiler() {
        if (SET_PRIORITY.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                if (name(thread).matches("C[12] CompilerThre")) {
                    giveWay(Integer.parseInt(String.valueOf(thread.getFileName())));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The compiler keeps its priority", e);
        }
    }

    /// What the system calls a thread; empty where it has ended since it was listed.
    ///
    /// @param thread its folder
    static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static ThreadFactory each(ThreadFactory threads, Runnable first) {
        return work ->
                threads.newThread(() -> {
                    first.run();
                    work.run();
                });
    }

    private static void giveWay() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        giveWay(THIS_THREAD);
    }

    private static void giveWay(int thread) {
        SET_PRIORITY.ifPresent(set -> {
            try {
                int _ = (int) set.invokeExact(PRIO_PROCESS, thread, NICE);
            } catch (Throwable e) {
                LOG.debug("A thread keeps its priority", e);
            }
        });
    }

    /// A function of the C library that takes two integers and one thing more.
    @SuppressWarnings("restricted") // it is asked for by its name
    private static Optional<MethodHandle> find(String function, MemoryLayout last) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find(function)
                    .map(address ->
                            linker.downcallHandle(
                                    address,
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            last)));
        } catch (RuntimeException e) {
            LOG.debug("Threads keep their priorities", e);
            return Optional.empty();
        }
    }
}
