package maestro.agents.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maestro.agents.journal.Journal;
import maestro.agents.journal.store.JdbiJournal;
import maestro.agents.mission.Mission;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.Source;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;

/// A library of four short documents on bees, with a journal beside it.
final class Bees implements AutoCloseable {
    private static final Map<String, String> DOCUMENTS =
            Map.of(
                    "bees.txt",
                    """
                    Honey bees pollinate about 80 percent of flowering crops in Europe. A colony holds \
                    between 20,000 and 60,000 workers in summer. Colonies are lost in winter mainly because \
                    of the Varroa mite. In 2019 beekeepers reported winter losses of 16.7 percent. Mites \
                    weaken bees because they feed on their fat body and carry viruses.
                    """,
                    "mites.txt",
                    """
                    The Varroa mite is the main cause of winter losses of honey bee colonies. Treatment with \
                    oxalic acid in December removes more than 90 percent of the mites. Colonies that were not \
                    treated died in 45 percent of the cases observed. Resistance of mites to oxalic acid has \
                    not been found. Beekeepers should count mites in late summer before they treat.
                    """,
                    "pesticides.txt",
                    """
                    Neonicotinoids harm the navigation of honey bees at low doses. Some authors hold that \
                    pesticides and not mites are the main cause of colony losses. Field studies found fewer \
                    foragers returning to treated hives. Three neonicotinoids were banned from open fields in \
                    the European Union in 2018. Wild bees suffer more from pesticides than honey bees.
                    """,
                    "forage.txt",
                    """
                    Flower strips along fields give bees food when crops have faded. A strip of six metres \
                    doubled the number of wild bees within two years. Hunger in July weakens colonies before \
                    winter. Colonies with varied pollen live longer than those with a single kind of pollen. \
                    Towns with gardens often feed bees better than fields do.
                    """);

    private final Database database;
    final LocalLibrary library;
    final Journal journal;

    Bees(Path home) {
        try {
            database = Database.open(home);
            library =
                    LocalLibrary.open(
                            home, database, () -> OnnxEmbedder.builtIn(home.resolve("models")));
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
                files.add(Files.writeString(home.resolve(document.getKey()), document.getValue()));
            }
            library.ingest(new IngestRequest(files, "bees", new PassageSettings(40, 10)), _ -> {});
            journal = JdbiJournal.open(database.dataSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Source source(Mission mission) {
        return new LibrarySource(library, mission.collection());
    }

    @Override
    public void close() {
        journal.close();
        library.close();
        database.close();
    }
}
