package maestro.agents.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import maestro.agents.mission.Language;
import maestro.rag.message.Message;

/// The program's presets, and the user's: one JSON file for each in a folder of the home. Safe for
/// use by several threads.
///
/// ```java
/// Presets presets = Presets.in(home.resolve("presets"));
/// Preset review = presets.find("literature-review", Language.ENGLISH).orElseThrow();
/// ```
public final class Presets {
    private static final List<String> BUILT_IN =
            List.of(
                    "literature-review",
                    "market-study",
                    "policy-comparison",
                    "trend-watch",
                    "data-analysis");
    private static final String ENDING = ".json";
    private static final int MOST = 200;
    private static final long LARGEST = 64 * 1024;

    private final Path folder;

    private Presets(Path folder) {
        this.folder = folder;
    }

    /// @param folder of the user's presets; it need not exist
    public static Presets in(Path folder) {
        return new Presets(folder);
    }

    /// @param own the user's, by name
    /// @param problems with files that can't be used, which are passed over
    public record Own(List<Preset> own, List<Message> problems) {}

    /// The program's own, for reports in a language.
    public List<Preset> builtIn(Language language) {
        return BUILT_IN.stream().map(id -> builtIn(id, language)).toList();
    }

    private static Preset builtIn(String id, Language language) {
        String name = id + "." + language.tag() + ENDING;
        try (InputStream in = Presets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its preset " + name);
            }
            return PresetJson.read(in.readAllBytes(), id, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The user's, as their files stand now.
    public synchronized Own own() throws IOException {
        List<Preset> own = new ArrayList<>();
        List<Message> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Own(own, problems);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(f -> f.getFileName().toString().endsWith(ENDING))
                            .sorted()
                            .limit(MOST)
                            .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String id = name.substring(0, name.length() - ENDING.length());
            try {
                if (Files.size(file) > LARGEST) {
                    throw new IOException("it is too large");
                }
                own.add(PresetJson.read(Files.readAllBytes(file), id, true));
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                problems.add(Message.of("preset.damaged", file.toString(), why));
            }
        }
        own.sort(
                java.util.Comparator.comparing((Preset p) -> p.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Preset::id));
        return new Own(List.copyOf(own), List.copyOf(problems));
    }

    /// By id or by name, the user's before the program's.
    public Optional<Preset> find(String named, Language language) throws IOException {
        String wanted = named.strip();
        return Stream.concat(own().own().stream(), builtIn(language).stream())
                .filter(p -> p.id().equals(wanted) || p.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /// Keeps a preset of the user's under its name; what had that name before is replaced.
    ///
    /// @return as it is kept
    /// @throws PresetNameException where one of the program's has that name
    public synchronized Preset save(Preset preset) throws IOException {
        Optional<Preset> same = named(preset.name());
        Preset kept = preset.named(same.map(Preset::id).orElse(free(preset.name())), preset.name());
        write(kept);
        return kept;
    }

    /// @throws PresetNameException where another one has that name already
    public synchronized Preset rename(Preset preset, String name) throws IOException {
        Optional<Preset> same = named(name);
        if (same.isPresent() && !same.get().id().equals(preset.id())) {
            throw new PresetNameException(Message.of("preset.taken", name));
        }
        Preset renamed = preset.named(preset.id(), name);
        write(renamed);
        return renamed;
    }

    public synchronized void delete(Preset preset) throws IOException {
        Files.deleteIfExists(folder.resolve(preset.id() + ENDING));
    }

    private Optional<Preset> named(String name) throws IOException {
        String wanted = name.replaceAll("\\s+", " ").strip();
        for (Language language : Language.values()) {
            if (builtIn(language).stream()
                    .anyMatch(p -> p.name().equalsIgnoreCase(wanted) || p.id().equals(wanted))) {
                throw new PresetNameException(Message.of("preset.builtin", wanted));
            }
        }
        return own().own().stream().filter(p -> p.name().equalsIgnoreCase(wanted)).findFirst();
    }

    /// A name of a file that is free, made of a preset's name.
    private String free(String name) {
        String base =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                        .replaceAll("^-|-$", "");
        String id = base.isEmpty() ? "preset" : base;
        String free = id;
        for (int n = 2;
                BUILT_IN.contains(free) || Files.exists(folder.resolve(free + ENDING));
                n++) {
            free = id + "-" + n;
        }
        return free;
    }

    private void write(Preset preset) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(preset.id() + ENDING);
        Path fresh = folder.resolve(preset.id() + ENDING + ".new");
        Files.write(fresh, PresetJson.write(preset));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
