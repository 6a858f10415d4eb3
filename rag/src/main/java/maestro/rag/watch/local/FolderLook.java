package maestro.rag.watch.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import maestro.rag.watch.FileStamp;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import maestro.rag.watch.local.Releasing.Outgoing;
import maestro.rag.watch.store.StoredWatches;
import org.jspecify.annotations.Nullable;

/// One look at one folder: what is there, what of it is new or has changed and is read, what has
/// gone. Used once, by one thread.
final class FolderLook {
    /// Files that are given to the library at a time: what the user adds meanwhile waits for no
    /// more than these, and an end in between loses nothing.
    private static final int BATCH = 32;

    /// What may be otherwise the next time, without the file having changed.
    private static final Set<String> FOR_NOW =
            Set.of("read.gone", "read.denied", "read.occupied", "read.memory", "add.failed");

    /// What looks have in common.
    ///
    /// @param home of the program, which is not looked into
    record Tools(
            Library library,
            StoredWatches store,
            Releasing releasing,
            Path home,
            FolderWalk.Bounds bounds) {}

    /// @param folders all that there are in the folder, itself first; none where it cannot be
    ///   reached
    record Looked(LookSummary summary, List<Path> folders) {}

    /// How far it is.
    interface Progress {
        void reading(int read, int toRead);
    }

    private final Tools tools;
    private final WatchedFolder folder;
    private final Progress progress;
    private final Consumer<IngestEvent> listener;
    private Map<String, KnownFile> known = Map.of();
    private Map<String, FileStamp> files = Map.of();
    private int read;
    private int added;
    private int changed;
    private int refused;
    private int gone;
    private int removed;
    private int restless;

    FolderLook(
            Tools tools, WatchedFolder folder, Progress progress, Consumer<IngestEvent> listener) {
        this.tools = tools;
        this.folder = folder;
        this.progress = progress;
        this.listener = listener;
    }

    Looked run(Stillness stillness, Instant now) throws InterruptedException {
        FolderWalk walk;
        try {
            walk = FolderWalk.of(folder.path(), tools.home, tools.bounds);
        } catch (IOException e) {
            return unreachable(Message.of("watch.unreachable"));
        }
        known = tools.store.files(folder.id());
        files = walk.files();
        Comparison found = Comparison.of(known, walk, stillness, now);
        if (files.isEmpty() && !found.absent().isEmpty()) {
            return unreachable(Message.of("watch.elsewhere"));
        }
        restless = found.restless().size();
        settle(found.returned());
        read(found.fresh());
        letGo(found.vanished());
        tools.store.looked(folder.id(), now);
        return new Looked(
                new LookSummary(
                        added, changed, refused, gone, removed, restless, true, said(walk, found)),
                walk.folders());
    }

    private static Looked unreachable(Message why) {
        return new Looked(LookSummary.unreachable(why), List.of());
    }

    private Message said(FolderWalk walk, Comparison found) {
        Message said = Message.NONE;
        if (!walk.whole()) {
            said = Message.of("watch.large", tools.bounds.files());
        }
        if (!walk.unread().isEmpty()) {
            said = said.and(Message.of("watch.unread", walk.unread().size()));
        }
        if (!found.absent().isEmpty()) {
            said = said.and(Message.of("watch.absent", found.absent().size()));
        }
        return said;
    }

    /// Files that are back, and files whose disk has another number since the system's last start.
    private void settle(List<KnownFile> returned) {
        List<KnownFile> settled = new ArrayList<>(returned);
        for (KnownFile file : known.values()) {
            FileStamp now = files.get(file.path());
            if (!file.gone()
                    && now != null
                    && now.sameFile(file.stamp())
                    && !now.equals(file.stamp())) {
                settled.add(file.seen(now));
            }
        }
        tools.store.put(folder.id(), settled);
        returned.forEach(file -> clear(file.document()));
    }

    private void clear(@Nullable String document) {
        if (document != null) {
            tools.library.remark(document, Message.NONE);
        }
    }

    private void read(List<String> fresh) throws InterruptedException {
        for (int from = 0; from < fresh.size(); from += BATCH) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.reading(read, fresh.size());
            List<Path> toRead = new ArrayList<>();
            for (String path : fresh.subList(from, Math.min(from + BATCH, fresh.size()))) {
                Path file = folder.path().resolve(path);
                KnownFile before = known.get(path);
                if (before != null && sameBytes(file, before)) {
                    tools.store.put(folder.id(), List.of(before.seen(stamp(path))));
                    if (before.gone()) {
                        clear(before.document());
                    }
                    read++;
                } else {
                    toRead.add(file);
                }
            }
            ingest(toRead, fresh.size());
        }
    }

    /// A file that was only touched or saved without a change.
    private boolean sameBytes(Path file, KnownFile before) {
        if (before.content() == null || before.stamp().size() != stamp(before.path()).size()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digest =
                    new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(digest.getMessageDigest().digest())
                    .equals(before.content());
        } catch (IOException e) {
            return false; // reading it will say what is wrong
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileStamp stamp(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    private void ingest(List<Path> toRead, int all) throws InterruptedException {
        if (toRead.isEmpty()) {
            return;
        }
        List<Ended> ended = Collections.synchronizedList(new ArrayList<>());
        int before = read;
        IngestSummary summary =
                tools.library.ingest(
                        new IngestRequest(toRead, folder.collection(), PassageSettings.DEFAULT),
                        event -> {
                            if (event instanceof Ended end) {
                                ended.add(end);
                                progress.reading(before + ended.size(), all);
                            }
                            listener.accept(event);
                        });
        read += ended.size();
        Set<String> cited = tools.releasing.cited(replaced(ended));
        ended.forEach(end -> take(end, cited));
        if (summary.cancelled()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private String path(Ended end) {
        return folder.path().relativize(end.file()).toString().replace('\\', '/');
    }

    /// Documents that another one takes the place of.
    private Set<String> replaced(List<Ended> ended) {
        Set<String> replaced = new HashSet<>();
        for (Ended end : ended) {
            KnownFile before = known.get(path(end));
            String old = before == null ? null : before.document();
            if (old != null && end.document() != null && !old.equals(end.document().id())) {
                replaced.add(old);
            }
        }
        return replaced;
    }

    private void take(Ended end, Set<String> cited) {
        String path = path(end);
        KnownFile before = known.get(path);
        Document document = end.document();
        if (document == null) {
            refuse(path, before, end.message());
            return;
        }
        String id = document.id();
        boolean there = end.result() == Result.DUPLICATE;
        boolean ours = !there || tools.store.broughtIn(id);
        String old = before == null ? null : before.document();
        if (before == null || old == null) {
            added += there ? 0 : 1;
        } else if (!old.equals(id)) {
            changed++;
            carryOver(old, id);
            leave(new Outgoing(old, before.ours(), path, true), cited);
        }
        tools.store.put(
                folder.id(),
                List.of(new KnownFile(path, stamp(path), id, id, ours, false, Message.NONE)));
        if (there) {
            clear(id); // it may have stayed behind from a file that has gone
        }
    }

    private void leave(Outgoing outgoing, Set<String> cited) {
        removed += tools.releasing.release(folder, outgoing, cited) ? 1 : 0;
    }

    private void refuse(String path, @Nullable KnownFile before, Message why) {
        if (FOR_NOW.contains(why.key())) {
            restless++;
            return;
        }
        refused++;
        FileStamp now = stamp(path);
        tools.store.put(
                folder.id(),
                List.of(
                        before == null
                                ? new KnownFile(path, now, null, null, false, false, why)
                                : before.refused(now, why)));
    }

    /// What the user has put on the older version.
    private void carryOver(String old, String id) {
        tools.library
                .document(old)
                .ifPresent(from -> {
                    from.marks().tags().forEach(tag -> tools.library.labels().tag(Set.of(id), tag));
                    boolean free =
                            tools.library
                                    .document(id)
                                    .map(to -> to.marks().note().isEmpty())
                                    .orElse(false);
                    if (free && !from.marks().note().isEmpty()) {
                        tools.library.labels().note(id, from.marks().note());
                    }
                    describe(from, id);
                });
    }

    /// What is said of the older version otherwise than its file did, unless the newer one is
    /// described already.
    private void describe(Document from, String id) {
        Set<Field> said = new HashSet<>(tools.library.edited(from.id()));
        said.removeAll(tools.library.edited(id));
        if (!said.isEmpty()) {
            tools.library
                    .document(id)
                    .map(Description::of)
                    .ifPresent(now ->
                            tools.library.describe(id, now.with(said, Description.of(from))));
        }
    }

    private void letGo(List<KnownFile> vanished) {
        boolean keep = folder.whenGone() == WhenGone.KEEP;
        Set<String> ids = new HashSet<>();
        vanished.stream().map(KnownFile::document).filter(Objects::nonNull).forEach(ids::add);
        Set<String> cited = keep ? Set.of() : tools.releasing.cited(ids);
        for (KnownFile file : vanished) {
            String document = file.document();
            boolean elsewhere =
                    document != null
                            && !tools.store
                                    .otherFolders(document, folder.id(), file.path())
                                    .isEmpty();
            gone += document == null || elsewhere ? 0 : 1;
            if (document != null && keep && !elsewhere) {
                tools.store.put(folder.id(), List.of(file.missing()));
                tools.library.remark(
                        document, Message.of("watch.gone", file.path(), folder.path().toString()));
                continue;
            }
            if (document != null && !keep) {
                leave(new Outgoing(document, file.ours(), file.path(), false), cited);
            }
            // with KEEP it only has another name or place
            tools.store.forget(folder.id(), file.path());
        }
    }
}
