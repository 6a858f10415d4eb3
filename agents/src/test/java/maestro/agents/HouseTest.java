package maestro.agents;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;

@AnalyzeClasses(packages = "maestro.agents", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule onlyReportsKnowHowPagesAreSet =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.report..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..")
                    .because("a report is the only thing that is typeset");

    @ArchTest
    static final ArchRule onlyTheJournalKnowsTheDatabase =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.h2..", "org.jdbi..", "org.flywaydb..", "java.sql..")
                    .because("the journal is the only thing about a mission that is kept");

    @ArchTest
    static final ArchRule aMissionIsWordsOnly =
            noClasses()
                    .that()
                    .resideInAPackage("maestro.agents.mission..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "maestro.agents.journal..",
                            "maestro.agents.role..",
                            "maestro.agents.controller..",
                            "maestro.agents.report..",
                            "com.fasterxml..")
                    .because("records that are stored for years depend on nothing that changes");

    @ArchTest
    static final ArchRule rolesKnowNoController =
            noClasses()
                    .that()
                    .resideInAPackage("maestro.agents.role..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("maestro.agents.controller..")
                    .because("the controller owns the loop, and roles can be mixed");

    @ArchTest
    static final ArchRule onlyHttpKnowsItsLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.model.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
                    .because("where connections may go is checked in one place");

    @ArchTest
    static final ArchRule onlyOllamaKnowsItsLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.model.ollama..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.github.ollama4j..")
                    .because("its gaps are closed behind our own words");

    @ArchTest
    static final ArchRule onlyDifferenceKnowsItsLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.difference..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.github.difflib..")
                    .because("what differs is said in our own words");

    @ArchTest
    static final ArchRule onlyHttpOpensSockets =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.model.http..")
                    .should()
                    .dependOnClassesThat(
                            belongToAnyOf(
                                            Socket.class,
                                            DatagramSocket.class,
                                            URLConnection.class,
                                            NetworkChannel.class)
                                    .or(resideInAPackage("java.net.http..")))
                    .because("where connections may go is checked in one place");

    @ArchTest
    static final ArchRule howMissionsAreDoneIsTheControllersOwn =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("maestro.agents.controller..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "maestro.agents.controller.step", "maestro.agents.controller.phase")
                    .because("others start and steer missions by Missions");

    @ArchTest
    static final ArchRule theControllersPartsHaveNoCycles =
            slices().matching("maestro.agents.controller.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("maestro.agents.(*)..").should().beFreeOfCycles();
}
