package maestro.agents.plugin.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.AgentPlugin;
import maestro.agents.plugin.ExporterPlugin;
import maestro.agents.plugin.Matter;
import maestro.agents.plugin.Plugin;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.SourcePlugin;
import maestro.agents.plugin.Work;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plug-ins of a home: jars in its folder `plugins`, found by [ServiceLoader] when they are
/// first asked for. Each jar has a class loader of its own; its code runs on threads of its own,
/// within limits. Plug-ins are code with the rights of the program: isolated against faults, not
/// against malice. Safe for use by several threads; never called by the screen's, for it waits.
///
/// ```java
/// PluginHost host = PluginHost.in(home.resolve("plugins"));
/// host.list().forEach(System.out::println); // reads the jars
/// ```
public final class PluginHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final int MOST_JARS = 50;
    private static final int MOST_OF_A_KIND = 20;
    private static final int LARGEST_FILE = 64 << 20;
    private static final String READ_BY_JAVA = "(?i)META-INF/(services/.*|[^/]+)";
    private static final int LARGEST_DESCRIPTION = 1 << 20;
    private static final int MOST_DESCRIPTIONS = 1_000;
    private static final List<Class<? extends Plugin>> KINDS =
            List.of(AgentPlugin.class, SourcePlugin.class, ExporterPlugin.class);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MOST_LOOKED_AT = 1_000;

    private final Path folder;
    private final Duration start;
    private final Calls calls;
    private @Nullable List<Info> listed;
    private final Map<String, AgentPlugin> agents = new LinkedHashMap<>();
    private final Map<String, SourcePlugin> sources = new LinkedHashMap<>();
    private final Map<String, ExporterPlugin> exporters = new LinkedHashMap<>();
    private final List<PluginLoader> loaders = new ArrayList<>();

    /// @param start that a plug-in may take to start
    /// @param most that a call may take; a source is given half a minute at most
    PluginHost(Path folder, Duration start, Duration most) {
        this.folder = folder;
        this.start = start;
        this.calls = new Calls(most, most.compareTo(ANSWER) < 0 ? most : ANSWER);
    }

    /// @param folder need not exist
    public static PluginHost in(Path folder) {
        return new PluginHost(folder, Duration.ofSeconds(10), Duration.ofMinutes(2));
    }

    /// What a plug-in is.
    public enum Kind {
        AGENT,
        SOURCE,
        EXPORTER,
        /// a jar that holds none, or that can't be read
        NONE
    }

    /// One plug-in, or a jar of which none came.
    ///
    /// @param file the jar's name
    /// @param id of a source; empty for others
    /// @param local whether a source says that nothing leaves this machine
    /// @param extension of an exporter's files; empty for others
    /// @param problem why it is left out; nothing where it works
    public record Info(
            String file,
            String name,
            String version,
            Kind kind,
            String id,
            boolean local,
            String extension,
            Message problem) {

        Info with(Message why) {
            return new Info(file, name, version, kind, id, local, extension, why);
        }
    }

    /// All that there are. Starts them when it is first called.
    public synchronized List<Info> list() throws InterruptedException {
        List<Info> known = listed;
        if (known == null) {
            known = new ArrayList<>();
            for (Path jar : jars()) {
                known.addAll(load(jar));
            }
            listed = known;
        }
        return known.stream().map(this::asItStands).toList();
    }

    private Info asItStands(Info info) {
        Plugin plugin =
                switch (info.kind()) {
                    case AGENT -> agents.get(info.name());
                    case SOURCE -> sources.get(info.id());
                    case EXPORTER -> exporters.get(info.extension());
                    case NONE -> null;
                };
        Message why = plugin == null || !info.problem().isNone() ? null : calls.ended(plugin);
        return why == null ? info : info.with(why);
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f ->
                            f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .limit(MOST_JARS)
                    .toList();
        } catch (IOException e) {
            LOG.warn("The folder {} can't be read", folder, e);
            return List.of();
        }
    }

    private List<Info> load(Path jar) throws InterruptedException {
        String file = jar.getFileName().toString();
        try (ZipFile whole = new ZipFile(jar.toFile())) {
            if (!plain(whole)) {
                return List.of(none(file, Message.of("plugin.unreadable", file)));
            }
        } catch (IOException e) {
            return List.of(none(file, Message.of("plugin.unreadable", file)));
        }
        List<Info> found = new ArrayList<>();
        try {
            PluginLoader loader = new PluginLoader(jar);
            loaders.add(loader);
            for (Class<? extends Plugin> kind : KINDS) {
                found.addAll(load(file, loader, kind));
            }
        } catch (IOException e) {
            return List.of(none(file, Message.of("plugin.unreadable", file)));
        } catch (PluginException e) {
            LOG.warn("{} is left out", jar, e);
            found.add(none(file, e.explanation()));
        }
        return found.isEmpty() ? List.of(none(file, Message.of("plugin.none", file))) : found;
    }

    /// Whether what Java reads of a jar by itself is of a size that jars have: a few bytes may
    /// stand for gigabytes.
    private static boolean plain(ZipFile jar) throws IOException {
        List<? extends ZipEntry> read =
                jar.stream()
                        .filter(entry -> entry.getName().matches(READ_BY_JAVA))
                        .limit(MOST_DESCRIPTIONS + 1)
                        .toList();
        for (ZipEntry entry : read) {
            try (InputStream in = jar.getInputStream(entry)) {
                if (in.readNBytes(LARGEST_DESCRIPTION + 1).length > LARGEST_DESCRIPTION) {
                    return false;
                }
            }
        }
        return read.size() <= MOST_DESCRIPTIONS;
    }

    private static Info none(String file, Message problem) {
        return new Info(file, file, "", Kind.NONE, "", false, "", problem);
    }

    private <T extends Plugin> List<Info> load(String file, PluginLoader loader, Class<T> kind)
            throws InterruptedException {
        List<ServiceLoader.Provider<T>> providers =
                Guard.call(
                        file,
                        start,
                        () ->
                                ServiceLoader.load(kind, loader).stream()
                                        .filter(p -> p.type().getClassLoader() == loader)
                                        .limit(MOST_OF_A_KIND)
                                        .toList());
        List<Info> found = new ArrayList<>();
        for (ServiceLoader.Provider<T> provider : providers) {
            found.add(begin(file, provider));
        }
        return found;
    }

    private Info begin(String file, ServiceLoader.Provider<? extends Plugin> provider)
            throws InterruptedException {
        try {
            Introduction self =
                    Guard.call(file, start, () -> Introduction.of(file, provider.get(), folder));
            Info info = self.info().with(wrong(self.info()));
            if (info.problem().isNone()) {
                switch (self.plugin()) {
                    case AgentPlugin agent -> agents.put(info.name(), agent);
                    case SourcePlugin source -> sources.put(info.id(), source);
                    case ExporterPlugin exporter -> exporters.put(info.extension(), exporter);
                    default -> {}
                }
            }
            return info;
        } catch (PluginException e) {
            LOG.warn("{} of {} is left out", provider.type().getName(), file, e);
            return none(file, e.explanation());
        }
    }

    private Message wrong(Info self) {
        Message wrong = Introduction.wrong(self);
        if (!wrong.isNone()) {
            return wrong;
        }
        boolean twice =
                switch (self.kind()) {
                    case AGENT -> agents.containsKey(self.name());
                    case SOURCE -> sources.containsKey(self.id());
                    case EXPORTER -> exporters.containsKey(self.extension());
                    case NONE -> false;
                };
        return twice ? Message.of("plugin.twice", self.name()) : Message.NONE;
    }

    /// Sources that work, by id.
    public List<Info> sources() throws InterruptedException {
        return list().stream()
                .filter(info -> info.kind() == Kind.SOURCE && info.problem().isNone())
                .toList();
    }

    /// Asks a source.
    ///
    /// @return as many works as were asked for at most, however many it gives
    /// @throws PluginException where there is none of that id, or it does not answer
    public List<Work> search(String id, Query query) throws InterruptedException {
        return calls.look(source(id), id, plugin -> first(id, plugin.execute(query), query));
    }

    private synchronized @Nullable SourcePlugin source(String id) throws InterruptedException {
        list();
        return sources.get(id);
    }

    private static List<Work> first(String id, @Nullable List<Work> works, Query query) {
        if (works == null) {
            throw new PluginException(Message.of("plugin.nothing", id), null);
        }
        List<Work> first = new ArrayList<>();
        works.stream()
                .limit(MOST_LOOKED_AT)
                .filter(Objects::nonNull)
                .limit(query.most())
                .forEach(first::add);
        return first;
    }

    /// Lets a plug-in's agent work.
    ///
    /// @throws PluginException where there is none of that name, or it fails
    public Advice advise(String name, Matter matter) throws InterruptedException {
        return calls.call(agent(name), name, plugin -> checked(name, plugin.execute(matter)));
    }

    private synchronized @Nullable AgentPlugin agent(String name) throws InterruptedException {
        list();
        return agents.get(name);
    }

    private static Advice checked(String name, @Nullable Advice advice) {
        if (advice == null) {
            throw new PluginException(Message.of("plugin.nothing", name), null);
        }
        return advice;
    }

    /// A report's file in the form of a plug-in.
    ///
    /// @throws PluginException where there is none for the extension, or it fails
    public byte[] export(String extension, String title, String markdown, String json)
            throws InterruptedException {
        ExporterPlugin exporter = exporter(extension);
        return calls.call(
                exporter,
                "." + extension,
                plugin -> {
                    byte @Nullable [] made = plugin.execute(title, markdown, json);
                    if (made == null || made.length == 0 || made.length > LARGEST_FILE) {
                        throw new PluginException(Message.of("plugin.nothing", extension), null);
                    }
                    return made;
                });
    }

    /// Whether a plug-in writes files with this ending.
    public boolean exports(String extension) throws InterruptedException {
        return exporter(extension) != null;
    }

    private synchronized @Nullable ExporterPlugin exporter(String extension)
            throws InterruptedException {
        list();
        return exporters.get(extension);
    }

    /// Whether there is anything to load. Reads no jar.
    public boolean any() {
        return !jars().isEmpty();
    }

    @Override
    public synchronized void close() {
        List<Plugin> all = new ArrayList<>(agents.values());
        all.addAll(sources.values());
        all.addAll(exporters.values());
        try {
            for (Plugin plugin : all) {
                if (calls.ended(plugin) == null) {
                    close(plugin);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        agents.clear();
        sources.clear();
        exporters.clear();
        for (PluginLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                LOG.debug("{} can't be closed", loader.getName(), e);
            }
        }
        loaders.clear();
        listed = List.of();
    }

    private void close(Plugin plugin) throws InterruptedException {
        try {
            Guard.call(
                    "close",
                    start,
                    () -> {
                        plugin.close();
                        return true;
                    });
        } catch (PluginException e) {
            LOG.warn("A plug-in did not close", e);
        }
    }
}
