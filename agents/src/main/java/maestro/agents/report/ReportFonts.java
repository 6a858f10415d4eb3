package maestro.agents.report;

import java.net.URL;
import java.util.Objects;

/// The typefaces that reports are set in, with Latin and Hangul, under the SIL Open Font License
/// (beside the files). They travel with the program because a machine may have no Korean font.
public final class ReportFonts {
    private ReportFonts() {}

    /// NanumMyeongjo, for reading; its family name is "NanumMyeongjo".
    public static URL serifRegular() {
        return font("NanumMyeongjo.ttf");
    }

    public static URL serifBold() {
        return font("NanumMyeongjoBold.ttf");
    }

    /// Pretendard, for headings of tables, figures and notes.
    public static URL sansRegular() {
        return font("Pretendard-Regular.ttf");
    }

    public static URL sansSemiBold() {
        return font("Pretendard-SemiBold.ttf");
    }

    private static URL font(String file) {
        return Objects.requireNonNull(
                ReportFonts.class.getResource("fonts/" + file),
                "missing from the program: " + file);
    }
}
