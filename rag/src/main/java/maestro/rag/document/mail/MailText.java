package maestro.rag.document.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import maestro.rag.document.Deadline;
import maestro.rag.document.text.Charsets;
import maestro.rag.document.text.HtmlText;
import maestro.rag.document.text.PlainText;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Writes a message's head in one paragraph and then its text; of two forms of the same text the
/// plain one.
final class MailText {
    private static final int DEEPEST = 20;

    /// The text of one part; a page's tree takes some twenty times as much memory.
    private static final int MOST_BYTES = 8 << 20;

    private final PlainText text;
    private final Deadline deadline;

    MailText(PlainText text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    void head(Message mail) {
        List<String> lines = new ArrayList<>();
        add(lines, "Subject", Optional.ofNullable(mail.getSubject()).orElse(""));
        add(lines, "From", people(mail.getFrom()));
        add(lines, "To", people(mail.getTo()));
        add(lines, "Cc", people(mail.getCc()));
        if (mail.getDate() != null) {
            LocalDateTime date =
                    LocalDateTime.ofInstant(mail.getDate().toInstant(), ZoneOffset.UTC);
            add(
                    lines,
                    "Date",
                    date.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")) + " UTC");
        }
        text.paragraph(String.join("\n", lines));
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isBlank()) {
            lines.add(name + ": " + value);
        }
    }

    private static String people(@Nullable Collection<? extends Address> list) {
        return list == null ? "" : String.join(", ", list.stream().map(MailText::person).toList());
    }

    private static String person(Address address) {
        if (address instanceof Mailbox box && box.getName() != null && !box.getName().isBlank()) {
            return box.getName().strip() + " <" + box.getAddress() + ">";
        }
        return address instanceof Mailbox box ? box.getAddress() : address.toString();
    }

    void body(Entity entity, int depth) throws IOException {
        deadline.check();
        if (depth > DEEPEST || text.full()) {
            return;
        }
        Body body = entity.getBody();
        switch (body) {
            case Multipart parts when parts.getSubType().equals("alternative") ->
                    body(best(parts), depth + 1);
            case Multipart parts -> {
                for (Entity part : parts.getBodyParts()) {
                    body(part, depth + 1);
                }
            }
            case Message mail -> {
                head(mail);
                body(mail, depth + 1);
            }
            case SingleBody single -> single(entity, single);
            default -> {}
        }
    }

    /// The last form that is plain text, else the last form, which is the fullest.
    private static Entity best(Multipart parts) {
        List<Entity> forms = parts.getBodyParts();
        return forms.reversed().stream()
                .filter(e -> e.getMimeType().equals("text/plain"))
                .findFirst()
                .orElse(forms.getLast());
    }

    private void single(Entity entity, SingleBody body) throws IOException {
        String name = entity.getFilename();
        String disposition = entity.getDispositionType();
        if (name != null || "attachment".equals(disposition) || !(body instanceof TextBody)) {
            if (name != null) {
                text.paragraph("Attachment: " + name);
            }
            return;
        }
        String type = entity.getMimeType();
        byte[] bytes;
        try (InputStream in = body.getInputStream()) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        if (type.equals("text/html")) {
            Document page = Jsoup.parse(words(bytes, entity.getCharset()));
            page.select("script, style, [hidden]").remove();
            new HtmlText(text, deadline).write(page.body());
        } else if (type.startsWith("text/")) {
            for (String paragraph : words(bytes, entity.getCharset()).split("\\R\\s*\\R")) {
                text.paragraph(paragraph.replace("\r\n", "\n"));
            }
        }
    }

    private static String words(byte[] bytes, @Nullable String charset) {
        if (charset == null || charset.equalsIgnoreCase("us-ascii")) {
            return Charsets.decode(bytes); // it is the one that stands for none
        }
        try {
            return new String(bytes, Charset.forName(charset));
        } catch (IllegalArgumentException e) {
            return Charsets.decode(bytes);
        }
    }
}
