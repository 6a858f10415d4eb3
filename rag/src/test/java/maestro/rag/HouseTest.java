package maestro.rag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "maestro.rag", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule onlyTheIndexKnowsLucene =
            onlyIn("maestro.rag.index..", "org.apache.lucene..")
                    .because("an index of another kind must be able to take its place");

    @ArchTest
    static final ArchRule onlyEmbeddingKnowsItsEngines =
            onlyIn("maestro.rag.embedding..", "ai.djl..", "ai.onnxruntime..")
                    .because("engines and devices are exchanged behind Embedder");

    @ArchTest
    static final ArchRule onlyReadersKnowParsers =
            onlyIn(
                            "maestro.rag.document..",
                            "org.apache.pdfbox..",
                            "org.apache.poi..",
                            "org.jsoup..",
                            "net.dankito..",
                            "kr.dogfoot..",
                            "com.rtfparserkit..",
                            "org.apache.james..",
                            "de.siegmar..",
                            "org.commonmark..")
                    .because(
                            "documents are untrusted input, and their parsers are fenced in one place");

    @ArchTest
    static final ArchRule onlyTheExchangeKnowsBibTex =
            onlyIn("maestro.rag.exchange..", "org.jbibtex..")
                    .because("what comes from other programs is turned into our words there");

    @ArchTest
    static final ArchRule onePackageForEachFormat =
            slices().matching("maestro.rag.document.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPdfKnowsPdfBox =
            onlyIn("maestro.rag.document.pdf..", "org.apache.pdfbox..")
                    .because("a format is read in one package");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDatabase =
            onlyIn("maestro.rag..store..", "org.h2..", "org.jdbi..", "org.flywaydb..")
                    .because("SQL is spoken in packages of its own");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("maestro.rag.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule branchesHaveNoCycles =
            slices().matching("maestro.rag.(*)..").should().beFreeOfCycles();

    private static ArchRule onlyIn(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
