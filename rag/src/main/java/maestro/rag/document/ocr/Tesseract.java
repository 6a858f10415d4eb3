package maestro.rag.document.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Tesseract that is installed on this machine.
///
/// @param program its executable
/// @param languages that it has data for, by its own names: "eng", "kor", "chi_sim"
public record Tesseract(Path program, List<String> languages) {
    private static final Duration FOR_A_QUESTION = Duration.ofSeconds(10);

    /// For one page; a full one takes some seconds.
    private static final Duration FOR_A_PAGE = Duration.ofMinutes(2);

    private static final int MOST_OUTPUT = 16 << 20;
    private static final int MOST_WORDS = 50_000;

    /// More languages at once make it slow and no better.
    private static final int MOST_LANGUAGES = 4;

    /// Names of languages (BCP 47) whose names Tesseract takes from elsewhere than ISO 639-2/T.
    private static final Map<String, String> NAMES = Map.of("zh", "chi_sim");

    public Tesseract {
        languages = List.copyOf(languages);
    }

    /// Asks the program that is named or, without a name, the first on the PATH or where installers
    /// put it.
    ///
    /// @return empty where there is none that answers
    public static Optional<Tesseract> find(@Nullable Path named) throws InterruptedException {
        for (Path program : named == null ? places() : List.of(named)) {
            if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
                continue;
            }
            try {
                Child.Said said =
                        Child.run(
                                List.of(program.toString(), "--list-langs"),
                                new byte[0],
                                FOR_A_QUESTION,
                                1 << 16);
                List<String> languages = languages(said.output());
                if (languages.isEmpty()) {
                    languages = languages(said.complaint()); // where versions before 4 write them
                }
                if (!languages.isEmpty()) {
                    return Optional.of(new Tesseract(program, languages));
                }
            } catch (IOException e) {
                continue; // it is something else of that name
            }
        }
        return Optional.empty();
    }

    /// What follows "List of available languages (3):", a language in each line.
    private static List<String> languages(String answer) {
        return answer.lines()
                .map(String::strip)
                .filter(line -> line.matches("[A-Za-z][A-Za-z0-9_/-]{1,40}"))
                .filter(line -> !line.equals("osd") && !line.equals("equ"))
                .toList();
    }

    private static List<Path> places() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String name = windows ? "tesseract.exe" : "tesseract";
        Set<Path> places = new LinkedHashSet<>();
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(java.io.File.pathSeparator)) {
            if (!folder.isBlank()) {
                try {
                    places.add(Path.of(folder, name));
                } catch (java.nio.file.InvalidPathException e) {
                    continue; // a folder that cannot be
                }
            }
        }
        // What is started from a desktop often has a shorter PATH than a terminal has.
        if (windows) {
            places.add(Path.of("C:\\Program Files\\Tesseract-OCR", name));
        } else {
            places.add(Path.of("/opt/homebrew/bin", name));
            places.add(Path.of("/usr/local/bin", name));
            places.add(Path.of("/usr/bin", name));
        }
        return List.copyOf(places);
    }

    /// The languages to read in, of those that are there: that which the document states, that of
    /// the system, English, then the others, since somebody installed them.
    ///
    /// @param stated as BCP 47; null where the document states none
    public List<String> chosen(@Nullable String stated, Locale system) {
        Set<String> wanted = new LinkedHashSet<>();
        if (stated != null && !stated.isBlank()) {
            wanted.add(name(Locale.forLanguageTag(stated.strip().replace('_', '-'))));
        }
        wanted.add(name(system));
        wanted.add("eng");
        wanted.addAll(languages.stream().filter(l -> l.matches("[a-z]{3}(_[a-z]+)?")).toList());
        return wanted.stream().filter(languages::contains).limit(MOST_LANGUAGES).toList();
    }

    private static String name(Locale locale) {
        String language = locale.getLanguage();
        if (language.equals("zh")
                && (locale.getScript().equals("Hant")
                        || Set.of("TW", "HK", "MO").contains(locale.getCountry()))) {
            return "chi_tra";
        }
        try {
            return NAMES.getOrDefault(language, locale.getISO3Language());
        } catch (java.util.MissingResourceException e) {
            return language;
        }
    }

    /// The words on a picture.
    ///
    /// @param picture as a PNG
    /// @param dpi pixels for an inch of paper
    /// @throws IOException where it fails; says why
    public List<RecognisedWord> read(byte[] picture, int dpi, List<String> in)
            throws IOException, InterruptedException {
        Child.Said said = Child.run(command("-", dpi, in), picture, FOR_A_PAGE, MOST_OUTPUT);
        if (said.exit() != 0) {
            said = readFile(picture, dpi, in); // some builds read no standard input
        }
        if (said.exit() != 0) {
            throw new IOException(
                    said.complaint().lines().findFirst().orElse("it ended with " + said.exit()));
        }
        return TesseractTable.words(said.output(), MOST_WORDS);
    }

    private Child.Said readFile(byte[] picture, int dpi, List<String> in)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("maestro-", ".png"); // only its owner may read it
        try {
            Files.write(file, picture);
            return Child.run(
                    command(file.toString(), dpi, in), new byte[0], FOR_A_PAGE, MOST_OUTPUT);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<String> command(String input, int dpi, List<String> in) {
        List<String> command = new ArrayList<>(List.of(program.toString(), input, "-"));
        if (!in.isEmpty()) {
            command.addAll(List.of("-l", String.join("+", in)));
        }
        command.addAll(List.of("--dpi", String.valueOf(dpi)));
        // as it does by itself where Korean is the first of the languages; the text has its spaces
        command.addAll(List.of("-c", "preserve_interword_spaces=1", "tsv", "txt"));
        return command;
    }
}
