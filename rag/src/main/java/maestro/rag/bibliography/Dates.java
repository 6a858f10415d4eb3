package maestro.rag.bibliography;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Years in dates that are stated as such, however they are written.
public final class Dates {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:1[0-9]|20)\\d{2})(?!\\d)");
    private static final Pattern PACKED = Pattern.compile("^D?:?((?:1[0-9]|20)\\d{2})\\d{4}.*");

    private Dates() {}

    /// The year of "2019-05-01", "1 May 2019", "20190501"; 0 where there is none.
    public static int year(String date) {
        String text = date.strip();
        if (text.length() > 100) {
            return 0;
        }
        Matcher packed = PACKED.matcher(text);
        if (packed.matches()) {
            return Integer.parseInt(packed.group(1));
        }
        Matcher year = YEAR.matcher(text);
        return year.find() ? Integer.parseInt(year.group(1)) : 0;
    }
}
