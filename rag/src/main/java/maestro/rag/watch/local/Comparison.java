package maestro.rag.watch.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.rag.watch.KnownFile;

/// What is in a folder against what was known of it.
///
/// @param fresh paths of files that are new or have changed, and are still
/// @param restless of those that are new or have changed, and may yet change
/// @param vanished that are there no longer
/// @param returned that had gone and are there again, as they were
/// @param absent that are not there because their disk isn't
record Comparison(
        List<String> fresh,
        List<String> restless,
        List<KnownFile> vanished,
        List<KnownFile> returned,
        List<KnownFile> absent) {

    static Comparison of(
            Map<String, KnownFile> known, FolderWalk walk, Stillness stillness, Instant now) {
        List<String> fresh = new ArrayList<>();
        List<String> restless = new ArrayList<>();
        List<KnownFile> returned = new ArrayList<>();
        Set<String> disks = new HashSet<>(walk.devices());
        walk.files()
                .forEach((path, stamp) -> {
                    KnownFile before = known.get(path);
                    if (before != null && before.stamp().sameFile(stamp)) {
                        disks.add(before.stamp().device());
                        if (before.gone()) {
                            returned.add(before.seen(stamp));
                        }
                    } else {
                        (stillness.still(path, stamp, now) ? fresh : restless).add(path);
                    }
                });
        stillness.keepOnly(walk.files().keySet());
        List<KnownFile> vanished = new ArrayList<>();
        List<KnownFile> absent = new ArrayList<>();
        for (KnownFile file : known.values()) {
            boolean missing = !file.gone() && !walk.files().containsKey(file.path());
            if (missing && !walk.doubtful(file.path())) {
                (disks.contains(file.stamp().device()) ? vanished : absent).add(file);
            }
        }
        return new Comparison(fresh, restless, vanished, returned, absent);
    }
}
