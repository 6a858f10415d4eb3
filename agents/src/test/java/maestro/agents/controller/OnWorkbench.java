package maestro.agents.controller;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of missions with a workbench of its own.
@SuppressWarnings("NullAway.Init")
public abstract class OnWorkbench {
    @TempDir Path home;
    public Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(home, 2);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// Starts a mission and returns when its roles are at that work for the first time, where they
    /// stay until they are interrupted.
    String startedAndHeldAt(String held) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals(held) && first.getAndSet(false)) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        return mission;
    }
}
