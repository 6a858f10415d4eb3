package maestro.agents.role.prompted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.mission.Language;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The prompts of all roles: those of the program, and in their place those that the user has
/// changed, which lie as files in a folder ("plan.en.md"). Safe for use by several threads.
public final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern PARTS = Pattern.compile("\\R---\\R");

    /// Whatever stands as one, also in another script or with spaces.
    private static final Pattern NAMED = Pattern.compile("\\{\\{([\\p{L}\\p{N}_ .-]{1,100})}}");

    /// Characters of a text that can be used.
    public static final int LONGEST = 20_000;

    /// Of a character.
    private static final int MOST_BYTES = 4;

    /// What stands for bytes that are no characters.
    private static final char UNREADABLE = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final @Nullable Path folder;

    private Prompts(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The program's own.
    public static Prompts builtIn() {
        return new Prompts(null);
    }

    /// Those of a folder, which need not exist, before the program's own.
    public static Prompts in(Path folder) {
        return new Prompts(folder);
    }

    /// What a model is, and what it is asked.
    record Filled(String system, String user) {}

    /// @param given one for each placeholder; what they hold is not filled in again
    /// @param said what the user says, in words, by the names of [Prompt#optional] and
    ///   [Prompt#MESSAGES]; put at the end where the text has no place for it, and where nothing is
    ///   said, the line that it would stand on is left out
    Filled fill(
            Prompt prompt, Language language, Map<String, String> given, Map<String, String> said) {
        String text = text(prompt, language);
        Map<String, String> values = new HashMap<>(given);
        List<String> names = new ArrayList<>(prompt.optional());
        names.add(Prompt.MESSAGES);
        for (String name : names) {
            String value = said.getOrDefault(name, "");
            String place = "{{" + name + "}}";
            values.put(name, value);
            if (value.isEmpty()) {
                text = text.replaceAll("\\R*(?m:^" + Pattern.quote(place) + "$)", "");
            } else if (!text.contains(place)) {
                text = text + "\n\n" + place;
            }
        }
        String[] parts = PARTS.split(text, 2);
        return new Filled(filled(parts[0], values).strip(), filled(parts[1], values).strip());
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> {
                    String value = values.get(m.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException("No value for {{" + m.group(1) + "}}");
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    /// The text in force: the user's where there is one that can be used.
    public String text(Prompt prompt, Language language) {
        return changed(prompt, language).orElseGet(() -> builtIn(prompt, language));
    }

    /// The program's own text.
    public String builtIn(Prompt prompt, Language language) {
        String name = "prompts/" + file(prompt, language);
        try (InputStream in = Prompts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its prompt " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The user's text. One that can't be read or used is passed over, and the log says so.
    public Optional<String> changed(Prompt prompt, Language language) {
        Optional<String> written = written(prompt, language);
        Message fault = written.map(text -> fault(prompt, text)).orElse(Message.NONE);
        if (!fault.isNone()) {
            LOG.warn("The prompt {} can't be used: {}", file(prompt, language), fault);
            return Optional.empty();
        }
        return written;
    }

    /// As [#changed], where it can be used or not. Of a file that is too long its beginning, and of
    /// one in another encoding what can be read of it: [#fault] says so.
    public Optional<String> written(Prompt prompt, Language language) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(file(prompt, language));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES * (LONGEST + 1));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(text.replaceFirst("^" + BYTE_ORDER_MARK, "").strip());
        } catch (IOException e) {
            LOG.warn("The prompt {} can't be read; the program's own is used", file, e);
            return Optional.empty();
        }
    }

    /// Keeps the user's text.
    ///
    /// @throws IllegalArgumentException where it can't be used, with the reason
    public void change(Prompt prompt, Language language, String text) throws IOException {
        Message fault = fault(prompt, text.strip());
        if (!fault.isNone()) {
            throw new IllegalArgumentException(fault.english());
        }
        Path into = folder();
        Files.createDirectories(into);
        Path file = into.resolve(file(prompt, language));
        Path part = Files.createTempFile(into, ".prompt", ".part");
        try {
            Files.writeString(part, text.strip());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Goes back to the program's own text.
    public void reset(Prompt prompt, Language language) throws IOException {
        Files.deleteIfExists(folder().resolve(file(prompt, language)));
    }

    private Path folder() {
        if (folder == null) {
            throw new IllegalStateException("The program's own prompts stay as they are");
        }
        return folder;
    }

    /// What is wrong with a text; nothing where it can be used.
    public static Message fault(Prompt prompt, String text) {
        if (text.length() > LONGEST) {
            return Message.of("prompt.long", LONGEST);
        }
        if (text.indexOf(UNREADABLE) >= 0) {
            return Message.of("prompt.letters");
        }
        if (PARTS.split(text, 2).length < 2) {
            return Message.of("prompt.parts");
        }
        Set<String> named =
                NAMED.matcher(text)
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(prompt.placeholders());
        missing.removeAll(named);
        named.removeAll(prompt.placeholders());
        named.removeAll(prompt.optional());
        named.remove(Prompt.MESSAGES);
        if (!missing.isEmpty()) {
            return Message.of("prompt.lacks", "{{" + String.join("}}, {{", missing) + "}}");
        }
        return named.isEmpty()
                ? Message.NONE
                : Message.of("prompt.unknown", "{{" + String.join("}}, {{", named) + "}}");
    }

    private static String file(Prompt prompt, Language language) {
        return prompt.key() + "." + language.tag() + ".md";
    }
}
