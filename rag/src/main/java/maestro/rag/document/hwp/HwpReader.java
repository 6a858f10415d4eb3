package maestro.rag.document.hwp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.object.bodytext.Section;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.SummaryInformation;
import kr.dogfoot.hwplib.reader.HWPReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.Ole;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PersonNames;
import maestro.rag.document.text.PlainText;
import maestro.rag.document.text.StatedTitle;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads HWP 5, those for distribution included, with hwplib.
public final class HwpReader implements DocumentReader {

    @Override
    public boolean accepts(Path file, byte[] head) {
        try {
            return Ole.is(head)
                    && (Ole.holds(file, "HwpSummaryInformation")
                            || Ole.holds(file, "BodyText")
                            || String.valueOf(file.getFileName())
                                    .toLowerCase(Locale.ROOT)
                                    .endsWith(".hwp"));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        HWPFile hwp;
        try {
            hwp = HWPReader.fromFile(file.toFile());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // it declares no other
            return refused(e);
        }
        PlainText text = new PlainText(limits.characters());
        HwpBody writer = new HwpBody(text, deadline);
        Message damage = Message.NONE;
        try {
            for (Section section : hwp.getBodyText().getSectionList()) {
                writer.write(section);
            }
            writer.finish();
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        } catch (IOException | RuntimeException e) {
            damage = Message.of("packed.damaged");
        }
        if (text.isEmpty() && !damage.isNone()) {
            return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
        }
        SummaryInformation about = hwp.getSummaryInformation();
        String title = about == null ? null : stated(about.getTitle());
        List<String> authors =
                about == null ? List.of() : PersonNames.stated(stated(about.getAuthor()));
        return text.outcome("hwp", title == null ? writer.title() : title, authors, damage);
    }

    private static @Nullable String stated(@Nullable String words) {
        String clean = words == null ? "" : CleanText.running(words, false);
        return !clean.isEmpty() && StatedTitle.plausible(clean) ? clean : null;
    }

    private static Refused refused(Exception e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("password") || words.contains("assword") || words.contains("DRM")
                ? new Refused(Reason.PASSWORD, Message.of("foreign.password"))
                : new Refused(Reason.DAMAGED, Message.of("read.damaged"));
    }
}
