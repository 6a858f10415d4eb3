package maestro.rag.library.folder;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import maestro.rag.document.Layout;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.Span;

/// The folder of each document, `documents/<first two digits>/<SHA-256>/`, which holds a copy of
/// the file (`original.<ending>`, and `unlocked.pdf` where that is protected), its `text` in UTF-8,
/// its `layout`, and its `passages` with their vectors: all from which the index can be made again
/// without reading or embedding.
///
/// A folder gets its final name only when it is whole and on the disk. Reading uses streams that an
/// interrupt does not close.
public final class DocumentFolders {
    static final String ORIGINAL = "original";
    static final String UNLOCKED = "unlocked.pdf";
    static final String TEXT = "text";
    static final String LAYOUT = "layout";
    static final String PASSAGES = "passages";

    /// The same passages with vectors of the model that is to follow; takes the place of the others
    /// once the library is searched with that.
    static final String NEXT = "passages.next";

    /// What the names of folders of readings begin with.
    public static final String READING = "reading-";

    /// What a text was before it was read again, each in a file of its own.
    private static final String BEFORE = "text.";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Disk disk;
    private final Path documents;
    private final Path incoming;
    private final AtomicLong counter = new AtomicLong();

    /// Makes the folders that are missing.
    public DocumentFolders(Path home, Disk disk) throws IOException {
        this.disk = disk;
        this.documents = Files.createDirectories(home.resolve("documents"));
        this.incoming = Files.createDirectories(home.resolve("incoming"));
    }

    /// Deletes what earlier processes left half done.
    public void clearIncoming() throws IOException {
        Trees.delete(incoming);
        Files.createDirectories(incoming);
    }

    /// Whether nothing is half done.
    public boolean incomingIsEmpty() throws IOException {
        return Trees.isEmpty(incoming);
    }

    /// A new place for a file on its way in.
    public Incoming incoming(Path source) throws IOException {
        Path folder = Files.createDirectory(incoming.resolve("n" + counter.incrementAndGet()));
        return new Incoming(disk, folder, source);
    }

    /// In bytes.
    public long usableSpace() throws IOException {
        return disk.usableSpace(documents);
    }

    /// Whether the disk is known to have so many bytes left.
    public boolean hasRoom(long bytes) {
        try {
            return usableSpace() >= bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /// The layout as it will be read back.
    public static Layout rounded(Layout layout) {
        return LayoutCodec.rounded(layout);
    }

    /// Gives a written document its place, in the stead of whatever is there.
    public void publish(Incoming document, String id) throws IOException {
        Path target = folder(id);
        Files.createDirectories(target.getParent());
        try {
            disk.rename(document.folder(), target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(id);
            disk.rename(document.folder(), target);
        }
    }

    /// Deletes a document's folder; nothing happens where there is none. It loses its name first,
    /// so that a half deleted folder is never taken for a document.
    public void delete(String id) throws IOException {
        Path folder = folder(id);
        if (Files.exists(folder)) {
            Path doomed = incoming.resolve("d" + counter.incrementAndGet());
            Files.move(folder, doomed);
            Trees.delete(doomed);
        }
    }

    /// The ids of all folders, sorted.
    public Set<String> ids() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(documents, "??")) {
            for (Path group : groups) {
                try (DirectoryStream<Path> folders = Files.newDirectoryStream(group)) {
                    for (Path folder : folders) {
                        String name = folder.getFileName().toString();
                        if (ID.matcher(name).matches()) {
                            ids.add(name);
                        }
                    }
                }
            }
        }
        return ids;
    }

    /// Whether all parts are there and the vectors are as many as they should be.
    public boolean complete(String id) {
        Path folder = folder(id);
        if (!Files.isRegularFile(folder.resolve(TEXT))
                || !Files.isRegularFile(folder.resolve(LAYOUT))) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(PASSAGES).toFile(), "r")) {
            return original(id).isPresent() && PassagesCodec.expectedSize(file) == file.length();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /// The copy of the file's bytes.
    public Optional<Path> original(String id) throws IOException {
        Path folder = folder(id);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ORIGINAL + "*")) {
            for (Path file : files) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// What readers open: the copy without protection where there is one, else the original.
    public Optional<Path> readable(String id) throws IOException {
        Path unlocked = folder(id).resolve(UNLOCKED);
        return Files.isRegularFile(unlocked) ? Optional.of(unlocked) : original(id);
    }

    public String text(String id) throws IOException {
        try (InputStream in = new FileInputStream(folder(id).resolve(TEXT).toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public Layout layout(String id) throws IOException {
        try (InputStream file = new FileInputStream(folder(id).resolve(LAYOUT).toFile());
                DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(new GZIPInputStream(file, 1 << 14)))) {
            return LayoutCodec.read(in);
        }
    }

    /// The passages with vectors of a model; empty where they have none of it.
    public Optional<StoredPassages> passages(String id, Fingerprint model) throws IOException {
        String file = file(id, model);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = open(id, file)) {
            return Optional.of(PassagesCodec.read(in));
        }
    }

    /// Whether the passages have vectors of a model.
    public boolean embedded(String id, Fingerprint model) throws IOException {
        return !file(id, model).isEmpty();
    }

    /// The file with the vectors of a model, or nothing.
    private String file(String id, Fingerprint model) throws IOException {
        for (String name : List.of(PASSAGES, NEXT)) {
            if (Files.isRegularFile(folder(id).resolve(name))) {
                try (DataInputStream in = open(id, name)) {
                    if (PassagesCodec.readFingerprint(in).equals(model)) {
                        return name;
                    }
                }
            }
        }
        return "";
    }

    /// How the passages were cut.
    public PassageSettings settings(String id) throws IOException {
        try (DataInputStream in = open(id, PASSAGES)) {
            return PassagesCodec.readSettings(in);
        }
    }

    /// Keeps the passages with vectors of the model that is to follow beside the others.
    public void writeNext(String id, StoredPassages passages) throws IOException {
        Path file = folder(id).resolve(NEXT);
        Path unfinished = file.resolveSibling(NEXT + ".tmp");
        try {
            try (OutputStream out = disk.create(unfinished);
                    DataOutputStream data = new DataOutputStream(out)) {
                PassagesCodec.write(passages, data);
            }
            disk.sync(unfinished);
            disk.rename(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Puts what is kept for the model that follows in the place of the others, if that is the
    /// model; else deletes it.
    public void settle(String id, Fingerprint model) throws IOException {
        Path next = folder(id).resolve(NEXT);
        if (!Files.isRegularFile(next)) {
            return;
        }
        Fingerprint kept;
        try (DataInputStream in = open(id, NEXT)) {
            kept = PassagesCodec.readFingerprint(in);
        }
        if (kept.equals(model)) {
            disk.rename(next, folder(id).resolve(PASSAGES));
        } else {
            Files.delete(next);
        }
    }

    /// Puts what another reading gave beside what is there, to take its place once [#takeReading]
    /// is called with the name.
    ///
    /// @param reading written; its copy of the file goes
    /// @param text whether it has another text than what is there
    public void keepReading(Incoming reading, String id, String name, boolean text)
            throws IOException {
        forgetReadings(id);
        Files.deleteIfExists(reading.original());
        Files.deleteIfExists(reading.unlocked());
        if (text) {
            Path before = reading.folder().resolve(BEFORE + (earlier(id).size() + 1));
            Files.copy(folder(id).resolve(TEXT), before);
            disk.sync(before);
        }
        disk.rename(reading.folder(), folder(id).resolve(name));
    }

    /// Gives the parts of a reading their place, those that have it not yet: a process may die
    /// half-way. The vectors of a model that is to follow go where the text is another.
    ///
    /// @return whether there was such a reading
    public boolean takeReading(String id, String name) throws IOException {
        Path from = folder(id).resolve(name);
        if (!Files.isDirectory(from)) {
            return false;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(from)) {
            for (Path part : parts) {
                String file = part.getFileName().toString();
                if (file.startsWith(BEFORE)) {
                    Files.deleteIfExists(folder(id).resolve(NEXT));
                }
                disk.rename(part, folder(id).resolve(file));
            }
        }
        return true;
    }

    /// Deletes readings that were begun, or have their place.
    public void forgetReadings(String id) throws IOException {
        if (!Files.isDirectory(folder(id))) {
            return;
        }
        try (DirectoryStream<Path> begun = Files.newDirectoryStream(folder(id), READING + "*")) {
            for (Path folder : begun) {
                Trees.delete(folder);
            }
        }
    }

    /// The texts that a document had before it was read again, the oldest first.
    public List<String> earlier(String id) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; Files.isRegularFile(folder(id).resolve(BEFORE + i)); i++) {
            texts.add(Files.readString(folder(id).resolve(BEFORE + i)));
        }
        return List.copyOf(texts);
    }

    public List<Span> spans(String id) throws IOException {
        try (DataInputStream in = open(id, PASSAGES)) {
            return PassagesCodec.readSpans(in);
        }
    }

    /// Empty where the document has no such passage, or no vectors of the model.
    public Optional<float[]> vector(String id, int ordinal, Fingerprint model) throws IOException {
        String name = file(id, model);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(folder(id).resolve(name).toFile(), "r")) {
            return PassagesCodec.readVector(file, ordinal);
        }
    }

    private DataInputStream open(String id, String name) throws IOException {
        return new DataInputStream(
                new BufferedInputStream(
                        new FileInputStream(folder(id).resolve(name).toFile()), 1 << 16));
    }

    private Path folder(String id) {
        return documents.resolve(id.substring(0, 2)).resolve(id);
    }
}
