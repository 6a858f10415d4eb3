package maestro.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "maestro.app", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule onlyTheScreenKnowsJavaFx =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.app.ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..")
                    .because("the command line runs where there is no display");

    @ArchTest
    static final ArchRule onlyTheDockKnowsItsLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.app.ui.dock..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.coley..")
                    .because("saved layouts must outlive the docking library");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.app.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..")
                    .because("the desktop has to open in a second");

    @ArchTest
    static final ArchRule viewModelsTouchNoControl =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("they are tested without a toolkit");

    @ArchTest
    static final ArchRule theScreenReachesTheLibraryThroughItsFacade =
            noClasses()
                    .that()
                    .resideInAPackage("maestro.app.ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "maestro.rag.library.*..",
                            "org.apache.lucene..",
                            "ai.djl..",
                            "org.h2..")
                    .because("what is behind the facade may change");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("maestro.app.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("maestro.app.(**)").should().beFreeOfCycles();
}
