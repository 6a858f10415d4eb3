package maestro.rag.thread;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets threads that compute for minutes give way to those that somebody waits for: the screen, a
/// query. Java's own priorities do that on Windows; on Linux the virtual machine ignores them, but
/// the system has a nice value for each thread.
public final class LowPriority {
    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);

    /// A ninth of the time that a normal thread gets where both want the same core; all of it
    /// otherwise.
    private static final int NICE = 10;

    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final Optional<MethodHandle> SET_PRIORITY = find();

    private LowPriority() {}

    /// Threads of another factory, each giving way.
    public static ThreadFactory of(ThreadFactory threads) {
        return work ->
                threads.newThread(() -> {
                    giveWay();
                    work.run();
                });
    }

    private static void giveWay() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        SET_PRIORITY.ifPresent(set -> {
            try {
                int _ = (int) set.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            } catch (Throwable e) {
                LOG.debug("This thread keeps its priority", e);
            }
        });
    }

    @SuppressWarnings("restricted") // the function is asked for by its name in the C library
    private static Optional<MethodHandle> find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("setpriority")
                    .map(address ->
                            linker.downcallHandle(
                                    address,
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT)));
        } catch (RuntimeException e) {
            LOG.debug("Threads keep their priorities", e);
            return Optional.empty();
        }
    }
}
