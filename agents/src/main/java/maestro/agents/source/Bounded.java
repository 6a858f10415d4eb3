package maestro.agents.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was used last, so much of it and no more. Safe for use by several threads; two that
/// want the same missing thing may both make it.
final class Bounded<K, V> {
    private final Map<K, V> kept;

    Bounded(int most) {
        kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    V get(K key, Function<K, V> make) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = make.apply(key);
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }
}
