package maestro.rag.document.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/// Reads a message as mail programs keep it (RFC 5322, EML): who wrote it to whom, when, and what;
/// attachments are named and not read.
public final class MailReader implements DocumentReader {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}:.*");
    private static final MimeConfig BOUNDS =
            MimeConfig.custom()
                    .setMaxLineLen(1 << 20)
                    .setMaxHeaderCount(10_000)
                    .setMaxHeaderLen(1 << 20)
                    .setMalformedHeaderStartsBody(false)
                    .build();

    @Override
    public boolean accepts(Path file, byte[] head) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        String first = start.lines().findFirst().orElse("");
        boolean field = FIELD.matcher(first).matches() || first.startsWith("From ");
        boolean named = name.endsWith(".eml") || name.endsWith(".mht") || name.endsWith(".mhtml");
        boolean usual =
                start.startsWith("Return-Path:")
                        || start.startsWith("Received:")
                        || start.startsWith("Delivered-To:");
        return field && (named || usual);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        PlainText text = new PlainText(limits.characters());
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(BOUNDS);
        org.apache.james.mime4j.dom.Message mail;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            mail = builder.parseMessage(in);
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closed the file
            }
            return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
        }
        Message damage = Message.NONE;
        String title = mail.getSubject();
        List<String> authors = List.of();
        try {
            MailText writer = new MailText(text, deadline);
            writer.head(mail);
            if (mail.getFrom() != null) {
                authors = mail.getFrom().stream().map(MailReader::name).toList();
            }
            writer.body(mail, 0);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        } catch (IOException | RuntimeException e) {
            damage = Message.of("packed.damaged");
        } finally {
            mail.dispose();
        }
        return text.outcome(
                "eml", title == null || title.isBlank() ? null : title, authors, damage);
    }

    private static String name(Mailbox box) {
        String name = box.getName();
        return name == null || name.isBlank() ? box.getAddress() : name;
    }
}
