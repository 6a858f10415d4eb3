package maestro.rag.watch.local;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JDK's watch service: inotify on Linux, the like on Windows, a look every few seconds on
/// macOS. It is opened for the first folder.
final class SystemSignals implements FolderSignals {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSignals.class);

    /// Systems bound how many there may be for all programs of a user, 8,192 on older ones.
    private static final int MOST_FOLDERS = 4_000;

    private final Map<WatchKey, Set<Long>> keys = new HashMap<>();
    private final Map<Long, Runnable> listeners = new HashMap<>();
    private @Nullable WatchService service;
    private boolean closed;

    @Override
    public synchronized boolean follow(long id, List<Path> folders, Runnable changed) {
        if (closed) {
            return false;
        }
        listeners.put(id, changed);
        boolean all = folders.size() <= MOST_FOLDERS;
        Set<WatchKey> wanted = new HashSet<>();
        try {
            for (Path folder : folders.subList(0, Math.min(MOST_FOLDERS, folders.size()))) {
                WatchKey key =
                        folder.register(
                                service(),
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                keys.computeIfAbsent(key, _ -> new HashSet<>()).add(id);
                wanted.add(key);
            }
        } catch (IOException | RuntimeException e) {
            LOG.info("No signals from all of {}: it is looked at regularly", folders.getFirst(), e);
            all = false;
        }
        keepOnly(id, wanted);
        return all;
    }

    private WatchService service() throws IOException {
        WatchService open = service;
        if (open == null) {
            WatchService opened = FileSystems.getDefault().newWatchService();
            Thread.ofVirtual().name("maestro-watch-signals").start(() -> listen(opened));
            service = opened;
            open = opened;
        }
        return open;
    }

    private void keepOnly(long id, Set<WatchKey> wanted) {
        keys.entrySet()
                .removeIf(entry -> {
                    if (wanted.contains(entry.getKey())) {
                        return false;
                    }
                    entry.getValue().remove(id);
                    boolean unused = entry.getValue().isEmpty();
                    if (unused) {
                        entry.getKey().cancel();
                    }
                    return unused;
                });
    }

    private void listen(WatchService from) {
        try {
            while (true) {
                WatchKey key = from.take();
                boolean matters = key.pollEvents().stream().anyMatch(SystemSignals::matters);
                key.reset();
                if (matters) {
                    listenersTo(key).forEach(Runnable::run);
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("Signals end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Runnable> listenersTo(WatchKey key) {
        return keys.getOrDefault(key, Set.of()).stream()
                .filter(listeners::containsKey)
                .map(listeners::get)
                .toList();
    }

    /// An overflow has no name and matters.
    private static boolean matters(WatchEvent<?> event) {
        return !(event.context() instanceof Path path)
                || FileNames.worthALook(String.valueOf(path.getFileName()));
    }

    @Override
    public synchronized void forget(long id) {
        listeners.remove(id);
        keepOnly(id, Set.of());
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.debug("The watch service was not closed", e);
        }
    }
}
