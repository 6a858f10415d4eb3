package maestro.agents.source.online;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Lead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was found and fetched before, and where documents came from: a small file for each, whole
/// or not there. What cannot be read or written is as if it had never been kept.
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private static final String GIVEN = "given";
    private static final Duration GIVEN_KEPT = Duration.ofDays(30);

    private final Path folder;
    private final Clock clock;

    /// @param folder of a home; made when something is kept
    Shelf(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What an index answered.
    record Searched(String asked, Instant at, List<Lead> leads, List<String> unresponsive) {}

    /// Which document an address became.
    record Page(String url, String documentId, Instant at, boolean summary) {}

    Optional<Searched> searched(String asked, Duration most) {
        return read(place("searches", asked), Searched.class)
                .filter(kept -> kept.asked().equals(asked) && young(kept.at(), most));
    }

    void keep(Searched searched) {
        write(place("searches", searched.asked()), searched);
    }

    Optional<Page> page(String url, Duration most) {
        return read(place("pages", url), Page.class)
                .filter(kept -> kept.url().equals(url) && young(kept.at(), most));
    }

    /// Keeps the document's origin as well. Where it is known already the first one stays: that is
    /// what reports have cited.
    void keep(Page page, String from) {
        Path origin = folder.resolve("origins").resolve(page.documentId() + ".json");
        if (!Files.exists(origin)) {
            write(origin, new FetchedFrom(from, page.at(), page.summary()));
        }
        write(place("pages", page.url()), page);
    }

    /// Where a document was fetched from; empty for the user's own.
    Optional<FetchedFrom> origin(String documentId) {
        return documentId.matches("[0-9a-f]{64}")
                ? read(folder.resolve("origins").resolve(documentId + ".json"), FetchedFrom.class)
                : Optional.empty();
    }

    /// Keeps what a plug-in gave until it becomes a document.
    ///
    /// @return its address; empty where it can't be written
    String give(String id, Given given) {
        String address = Given.address(id, given.bytes(), given.ending());
        Path file = givenAt(address);
        try {
            forget(Files.createDirectories(folder.resolve(GIVEN)));
            Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            try {
                Files.write(part, given.bytes());
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return address;
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
            return "";
        }
    }

    /// What a plug-in gave; empty where it is forgotten.
    Optional<byte[]> given(String address) {
        Path file = givenAt(address);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is passed over", file, e);
            return Optional.empty();
        }
    }

    private Path givenAt(String address) {
        String name = address.replaceFirst("^.*/", "");
        if (!name.matches("[0-9a-f]{64}\\.[a-z0-9]{1,5}")) {
            throw new IllegalArgumentException("No address of a plug-in's file: " + address);
        }
        return folder.resolve(GIVEN).resolve(name);
    }

    /// What became no document within a month never will.
    private void forget(Path given) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(given)) {
            old = files.filter(file -> !young(written(file), GIVEN_KEPT)).toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX.minusSeconds(GIVEN_KEPT.toSeconds() + 1);
        }
    }

    private boolean young(Instant at, Duration most) {
        return at.plus(most).isAfter(clock.instant());
    }

    private Path place(String kind, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(kind).resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> kind) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(file.toFile(), kind));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and is passed over", file, e);
            return Optional.empty();
        }
    }

    private static void write(Path file, Object what) {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, JSON.writeValueAsBytes(what));
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
            part.toFile().delete();
        }
    }
}
