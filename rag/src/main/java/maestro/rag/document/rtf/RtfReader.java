package maestro.rag.document.rtf;

import com.rtfparserkit.parser.standard.StandardRtfParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.PersonNames;
import maestro.rag.document.text.PlainText;
import maestro.rag.document.text.StatedTitle;
import maestro.rag.message.Message;

/// Reads RTF up to its end or to its damage.
public final class RtfReader implements DocumentReader {

    @Override
    public boolean accepts(Path file, byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith("{\\rtf");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        PlainText text = new PlainText(limits.characters());
        RtfText writer = new RtfText(text, new Deadline(limits.time()));
        Message damage = Message.NONE;
        StandardRtfParser parser = new StandardRtfParser();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            parser.parse(new UnderstoodGroups(in), writer);
            if (!writer.ended()) {
                damage = Message.of("packed.damaged");
            }
        } catch (RtfText.Full e) {
            // Enough was read; the text says itself that it is cut.
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        } catch (IOException | RuntimeException e) {
            parser.processDocumentEnd(); // it holds the last few words back until then
            damage = Message.of("packed.damaged");
        }
        writer.finish();
        if (text.isEmpty() && !damage.isNone()) {
            return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
        }
        String title = writer.title();
        boolean real = StatedTitle.plausible(title);
        List<String> authors = PersonNames.stated(writer.author());
        return text.outcome("rtf", real ? title : null, authors, damage);
    }
}
