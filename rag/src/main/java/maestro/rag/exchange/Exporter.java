package maestro.rag.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;

/// Writes documents as references for other programs.
public final class Exporter {
    private Exporter() {}

    /// @param target the file to write; one that is there is replaced once the new one is whole
    /// @param files whether to copy the documents into a folder beside it, named after it
    /// @throws LibraryException where it cannot be written
    public static void export(
            Library library,
            List<Document> documents,
            ReferenceFormat format,
            Path target,
            boolean files) {
        Path file = target.toAbsolutePath().normalize();
        String name = file.getFileName().toString();
        String folder = name.replaceFirst("\\.[^.]*$", "") + "-files";
        Set<String> keys = new HashSet<>();
        List<Reference> references = new ArrayList<>();
        try {
            for (Document document : documents) {
                String key = key(document, keys);
                List<String> copies = new ArrayList<>();
                Optional<Path> original =
                        files ? library.original(document.id()) : Optional.empty();
                if (original.isPresent()) {
                    Path to = Files.createDirectories(file.resolveSibling(folder));
                    String copy = key + ending(original.get());
                    Files.copy(
                            original.get(), to.resolve(copy), StandardCopyOption.REPLACE_EXISTING);
                    copies.add(folder + "/" + copy);
                }
                references.add(reference(document, key, copies));
            }
            Path written = file.resolveSibling(name + ".part");
            Files.writeString(written, format.write(references));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LibraryException(
                    Message.of("export.failed", file.toString(), String.valueOf(e.getMessage())),
                    e,
                    true);
        }
    }

    /// The references as text.
    public static String text(List<Document> documents, ReferenceFormat format) {
        Set<String> keys = new HashSet<>();
        return format.write(
                documents.stream().map(d -> reference(d, key(d, keys), List.of())).toList());
    }

    private static Reference reference(Document document, String key, List<String> files) {
        Publication publication = document.publication();
        String venue = publication.venue().toLowerCase(Locale.ROOT);
        String type =
                publication.doi().startsWith("10.48550/arXiv.")
                                && (venue.isEmpty() || venue.startsWith("arxiv"))
                        ? "article"
                        : venue.matches("(?s).*(proceedings|conference|symposium|workshop|학술대회).*")
                                ? "paper-conference"
                                : !venue.isEmpty()
                                        ? "article-journal"
                                        : document.format().equals("epub") ? "book" : "document";
        return new Reference(
                key,
                type,
                document.title(),
                document.authors(),
                publication,
                document.language().equals("und") ? "" : document.language(),
                document.marks().tags(),
                document.marks().note(),
                files);
    }

    /// "lovelace1843notes": family name, year, first word of the title; letters after it where it
    /// is taken.
    private static String key(Document document, Set<String> taken) {
        String family =
                document.authors().isEmpty() ? "" : Names.family(document.authors().getFirst());
        int year = document.publication().year();
        String word = "";
        for (String candidate : document.title().split("[^\\p{L}\\p{N}]+")) {
            if (word.isEmpty() && candidate.length() > 3) {
                word = candidate;
            }
        }
        String base = ascii(family) + (year == 0 ? "" : String.valueOf(year)) + ascii(word);
        String first = base.isEmpty() ? "d" + document.id().substring(0, 8) : base;
        String key = first;
        for (int i = 2; !taken.add(key); i++) {
            key = first + "-" + i;
        }
        return key;
    }

    private static String ascii(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
