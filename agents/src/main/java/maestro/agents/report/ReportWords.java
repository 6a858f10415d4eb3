package maestro.agents.report;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Report.Entry;

/// A report's own words, in its language whatever the machine's is.
public final class ReportWords {
    private final ResourceBundle bundle;
    private final Locale locale;

    private ReportWords(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "maestro.agents.report.messages",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public static ReportWords of(Language language) {
        return new ReportWords(language.locale());
    }

    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
    }

    /// "evidence" in words, and the names of language models; both where a branch took over steps.
    public String engine(String name) {
        List<String> names = List.of(name.split(", "));
        if (names.size() > 1 && names.contains(Mission.EVIDENCE)) {
            return text(
                    "making.engine.mixed",
                    String.join(
                            ", ",
                            names.stream().filter(n -> !n.equals(Mission.EVIDENCE)).toList()));
        }
        String key = "making.engine." + name;
        return bundle.containsKey(key) ? bundle.getString(key) : text("making.engine.model", name);
    }

    /// "p. 3", "pp. 3, 7–9"; empty where there are none.
    public String pages(List<Integer> pages) {
        String ranges = ranges(pages);
        return pages.isEmpty() ? "" : text(pages.size() == 1 ? "pages.one" : "pages.many", ranges);
    }

    /// Where an entry is found: its file, or its address and the day on which it was fetched; and
    /// the pages cited.
    public String place(Entry entry) {
        FetchedFrom origin = entry.origin();
        String where =
                origin == null
                        ? entry.file()
                        : text(
                                origin.summary() ? "fetched.summary" : "fetched",
                                origin.place(),
                                date(
                                        origin.fetched()
                                                .atZone(ZoneId.systemDefault())
                                                .toLocalDate()));
        String pages = pages(entry.pages());
        return pages.isEmpty() ? where : where + ", " + pages;
    }

    /// "3, 7–9".
    public static String ranges(List<Integer> pages) {
        List<Integer> ordered = pages.stream().distinct().sorted().toList();
        List<String> ranges = new ArrayList<>();
        int i = 0;
        while (i < ordered.size()) {
            int j = i;
            while (j + 1 < ordered.size() && ordered.get(j + 1) == ordered.get(j) + 1) {
                j++;
            }
            ranges.add(i == j ? "" + ordered.get(i) : ordered.get(i) + "–" + ordered.get(j));
            i = j + 1;
        }
        return String.join(", ", ranges);
    }

    /// "Gao, Y.; Xiong, Y." as in the document; at most six, then "et al.".
    public static String authors(Entry entry) {
        List<String> authors = entry.authors();
        return authors.size() <= 6
                ? String.join(", ", authors)
                : String.join(", ", authors.subList(0, 5)) + " et al.";
    }

    /// With a full stop at its end, unless it has one or is empty.
    public static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
