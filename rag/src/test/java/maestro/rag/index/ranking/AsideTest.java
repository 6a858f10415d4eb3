package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AsideTest {
    private final ExecutorService threads = Aside.threads();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void isDoneWhileTheOneWhoAskedDoesSomethingElse() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Aside<Thread> aside =
                Aside.begin(
                        () -> {
                            done.countDown();
                            return Thread.currentThread();
                        },
                        threads);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(aside.result()).isNotSameAs(Thread.currentThread());
        assertThat(aside.result().isDaemon()).isTrue();
    }

    @Test
    void isDoneByTheOneWhoAskedWhereNoThreadIsFree() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        int cores = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < cores; i++) {
            Aside.begin(() -> release.await(10, TimeUnit.SECONDS), threads);
        }
        Aside<Thread> aside = Aside.begin(Thread::currentThread, threads);
        assertThat(aside.result()).isSameAs(Thread.currentThread());
        release.countDown();
    }

    @Test
    void isDoneOnceAndAlsoWhereTheThreadsHaveEnded() throws Exception {
        threads.shutdown();
        AtomicInteger times = new AtomicInteger();
        Aside<Integer> aside = Aside.begin(times::incrementAndGet, threads);
        assertThat(aside.result()).isEqualTo(1);
        assertThat(aside.result()).isEqualTo(1);
    }

    @Test
    void whatFailsThereFailsHere() {
        Aside<String> broken =
                Aside.begin(
                        () -> {
                            throw new IOException("no disk");
                        },
                        threads);
        broken.end();
        assertThatThrownBy(broken::result).isInstanceOf(IOException.class).hasMessage("no disk");
        Aside<String> wrong =
                Aside.begin(
                        () -> {
                            throw new IllegalStateException("closed");
                        },
                        threads);
        assertThatThrownBy(wrong::result).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptNeitherLeavesItBehindNorGetsLost() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Aside<Boolean> aside =
                Aside.begin(
                        () -> {
                            begun.countDown();
                            return release.await(10, TimeUnit.SECONDS);
                        },
                        threads);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread asking = Thread.currentThread();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            asking.interrupt();
            other.execute(() -> {
                while (asking.isInterrupted()) {
                    Thread.onSpinWait(); // until the wait has taken the interrupt
                }
                release.countDown();
            });
            assertThat(aside.result()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
