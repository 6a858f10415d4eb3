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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads RTF up to its end or to its damage.
public final class RtfReader implements DocumentReader {
    private static final Logger LOG = LoggerFactory.getLogger(RtfReader.class);

    @Override
    public boolean accepts(Path file, byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith("{\\rtf");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        PlainText text = new PlainText(limits.characters());
        Deadline deadline = new Deadline(limits.time());
        RtfText writer = new RtfText(text, deadline);
        Message damage = Message.NONE;
        StandardRtfParser parser = new StandardRtfParser();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            parser.parse(new UnderstoodGroups(in, deadline), writer);
            if (!writer.ended()) {
                damage = Message.of("packed.damaged");
            }
        } catch (RtfText.Full e) {
            // Enough was read; the text says itself that it is cut.
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            end(parser);
            damage = Message.of("packed.slow", limits.time().toSeconds());
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closed the file
            }
            end(parser);
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

    /// Lets the parser say the last few words, which it holds back until then.
    private static void end(StandardRtfParser parser) {
        try {
            parser.processDocumentEnd();
        } catch (RuntimeException e) {
            LOG.debug("the last words before the damage are lost", e);
        }
    }
}
