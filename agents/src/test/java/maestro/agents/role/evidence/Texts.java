package maestro.agents.role.evidence;

/// Small documents on two subjects, written for these tests.
final class Texts {
    private Texts() {}

    static TextSource reefs() {
        return new TextSource()
                .add(
                        "Measuring Coral Reef Bleaching",
                        """
                        1 Survey Methods
                        Coral reef bleaching is measured by divers who record the colour of every colony along a transect.
                        A colour chart gives each colony a score from one to six, and the mean score describes the reef.
                        Satellite measurements of coral reef bleaching cover wider areas but miss colonies below ten metres.
                        The accuracy of satellite measurement against divers was 82% in the clear water of the lagoon.
                        2 Benchmark Sites
                        Twelve benchmark sites are measured every year so that coral reef bleaching can be compared over time.
                        A public dataset of all coral reef bleaching measurements since 1998 is kept by the institute.
                        """)
                .add(
                        "Why Corals Bleach",
                        """
                        1 Heat Stress
                        Coral reef bleaching is caused by heat stress that lasts for more than four weeks in summer.
                        Strong light makes the effect of heat worse, and shaded colonies recover sooner than others.
                        2 Limits of Monitoring
                        Monitoring of coral reef bleaching fails in murky water, where neither divers nor satellites see the colonies.
                        Errors in coral reef bleaching surveys arise because observers disagree about pale colonies.
                        A further limitation is that surveys of coral reef bleaching miss colonies that die between two visits.
                        """)
                .add(
                        "A Review of Reef Surveys",
                        """
                        1 Human Observers
                        Trained observers measure coral reef bleaching with an accuracy of 90%, and volunteers with 75%.
                        Automatic measurement of coral reef bleaching from photographs reaches the accuracy of trained observers.
                        2 Known Problems
                        The main problem of coral reef bleaching surveys is that costs grow with depth and distance.
                        Coral reef bleaching surveys are biased towards reefs that are easy to reach from a harbour.
                        """);
    }
}
