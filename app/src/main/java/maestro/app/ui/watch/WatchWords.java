package maestro.app.ui.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import maestro.app.ui.shell.Texts;
import maestro.rag.watch.WatchStatus;

/// What is said of a watched folder.
record WatchWords(Texts texts) {

    static String name(WatchStatus status) {
        var name = status.folder().path().getFileName();
        return String.valueOf(name == null ? status.folder().path() : name);
    }

    /// How it stands, in one line.
    String state(WatchStatus status) {
        Instant looked = status.folder().looked();
        return switch (status.state()) {
            case WAITING, LOOKING, PAUSED, UNREACHABLE ->
                    texts.get("state." + status.state().name());
            case READING -> texts.get("state.READING", status.read(), status.toRead());
            case FOLLOWING ->
                    looked == null
                            ? texts.get("state.WAITING")
                            : texts.get("state.FOLLOWING", time(looked));
        };
    }

    /// What is wrong with its files, in one line; empty where nothing is.
    String trouble(WatchStatus status) {
        String refused = status.refused() > 0 ? texts.get("refused", status.refused()) : "";
        String gone = status.gone() > 0 ? texts.get("gone", status.gone()) : "";
        return refused + (refused.isEmpty() || gone.isEmpty() ? "" : "  ·  ") + gone;
    }

    private String time(Instant when) {
        ZonedDateTime here = when.atZone(ZoneId.systemDefault());
        boolean today = here.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        DateTimeFormatter format =
                today
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(texts.locale()).format(here);
    }
}
