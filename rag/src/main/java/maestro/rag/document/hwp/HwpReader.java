package maestro.rag.document.hwp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kr.dogfoot.hwplib.object.bodytext.Section;
import kr.dogfoot.hwplib.object.docinfo.DocInfo;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.SummaryInformation;
import kr.dogfoot.hwplib.reader.bodytext.ForSection;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.Ole;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.hwp.HwpContainer.Stream;
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
        PlainText text = new PlainText(limits.characters());
        HwpBody writer = new HwpBody(text, deadline);
        Message damage;
        SummaryInformation about = null;
        try (HwpContainer container = new HwpContainer(file, deadline)) {
            if (container.locked()) {
                return new Refused(Reason.PASSWORD, Message.of("foreign.password"));
            }
            about = container.summary();
            damage = write(container, writer, text);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // it declares no other
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.damaged");
        }
        writer.finish();
        if (text.isEmpty() && damage.key().equals("packed.damaged")) {
            return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
        }
        String title = about == null ? null : stated(about.getTitle());
        List<String> authors =
                about == null ? List.of() : PersonNames.stated(stated(about.getAuthor()));
        return text.outcome("hwp", title == null ? writer.title() : title, authors, damage);
    }

    /// Section by section, since each takes much memory.
    ///
    /// @return what is wrong; nothing where all is well
    private static Message write(HwpContainer container, HwpBody writer, PlainText text)
            throws Exception { // as the library declares
        DocInfo info = container.info();
        writer.with(info);
        Message damage = Message.NONE;
        int number = 0;
        for (Stream stream = container.section(number);
                stream != null && !text.full();
                stream = container.section(++number)) {
            Section section = new Section();
            try {
                ForSection.read(section, container.records(stream).with(info));
                damage = stream.whole() ? damage : Message.of("packed.damaged");
            } catch (Deadline.Passed e) {
                writer.write(section);
                throw e;
            } catch (Exception e) { // it declares no other
                damage = Message.of("packed.damaged");
            }
            writer.write(section);
            if (stream.cut()) {
                return Message.of("text.beginning", HwpContainer.MOST_BYTES >> 20);
            }
        }
        return number == 0 ? Message.of("packed.damaged") : damage;
    }

    private static @Nullable String stated(@Nullable String words) {
        String clean = words == null ? "" : CleanText.running(words, false);
        return !clean.isEmpty() && StatedTitle.plausible(clean) ? clean : null;
    }
}
