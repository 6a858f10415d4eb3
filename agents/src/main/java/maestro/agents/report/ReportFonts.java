package maestro.agents.report;

import java.net.URL;
import java.util.Objects;

/// The typefaces of reports and of the screen, with Latin and Hangul, under the SIL Open Font
/// License (beside the files). They travel with the program because a machine may have no Korean
/// font.
public final class ReportFonts {
    private ReportFonts() {}

    /// NanumMyeongjo, for reading; its family name is "NanumMyeongjo".
    public static URL serifRegular() {
        return font("NanumMyeongjo.ttf");
    }

    public static URL serifBold() {
        return font("NanumMyeongjoBold.ttf");
    }

    /// Maestro Sans, for headings of tables, figures and notes, and for the screen. Its digits are
    /// of one width, so that numbers stand in columns and don't move what follows them.
    public static URL sansRegular() {
        return font("MaestroSans-Regular.ttf");
    }

    public static URL sansSemiBold() {
        return font("MaestroSans-SemiBold.ttf");
    }

    public static URL sansBold() {
        return font("MaestroSans-Bold.ttf");
    }

    private static URL font(String file) {
        return Objects.requireNonNull(
                ReportFonts.class.getResource("fonts/" + file),
                "missing from the program: " + file);
    }
}
