package maestro.rag.document.hwp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import kr.dogfoot.hwplib.object.docinfo.DocInfo;
import kr.dogfoot.hwplib.object.fileheader.FileHeader;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.PropertySet;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.SummaryInformation;
import kr.dogfoot.hwplib.org.apache.poi.poifs.filesystem.DirectoryEntry;
import kr.dogfoot.hwplib.org.apache.poi.poifs.filesystem.DocumentEntry;
import kr.dogfoot.hwplib.org.apache.poi.poifs.filesystem.DocumentInputStream;
import kr.dogfoot.hwplib.org.apache.poi.poifs.filesystem.NPOIFSFileSystem;
import kr.dogfoot.hwplib.reader.ForFileHeader;
import kr.dogfoot.hwplib.reader.docinfo.ForDocInfo;
import kr.dogfoot.hwplib.util.compoundFile.reader.StreamReader;
import maestro.rag.document.Deadline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The streams of a Hangul document, unpacked within a limit. Its pictures stay where they are.
final class HwpContainer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(HwpContainer.class);

    /// Of one stream. hwplib makes an object of every character, which takes some fifteen times as
    /// much memory; a book of a thousand pages has half of it.
    static final int MOST_BYTES = 16 << 20;

    private static final int LARGEST_SUMMARY = 1 << 20;

    private final NPOIFSFileSystem container;
    private final Deadline deadline;
    private final FileHeader header = new FileHeader();

    /// A stream's bytes.
    ///
    /// @param whole false where it breaks off
    /// @param cut whether it has more
    record Stream(byte[] bytes, boolean whole, boolean cut) {}

    @SuppressWarnings("MustBeClosed")
    HwpContainer(Path file, Deadline deadline) throws Exception { // as the library declares
        this.deadline = deadline;
        this.container = new NPOIFSFileSystem(file.toFile(), true);
        boolean opened = false;
        try {
            Stream stream = read(stored("FileHeader"), false);
            ForFileHeader.read(
                    header, new HwpRecords(stream.bytes(), header.getVersion(), deadline));
            opened = true;
        } finally {
            if (!opened) {
                container.close();
            }
        }
    }

    boolean locked() {
        return header.hasPassword()
                || header.isDRMDocument()
                || header.isPublicCertificationDRMDocument()
                || header.isEncryptPublicCertification();
    }

    /// What the sections refer to; as far as it goes.
    DocInfo info() {
        DocInfo info = new DocInfo();
        try {
            Stream stream = read(stored("DocInfo"), header.isCompressed());
            new ForDocInfo().read(info, records(stream));
        } catch (Deadline.Passed e) {
            throw e;
        } catch (Exception e) { // it declares no other
            LOG.debug("styles and fonts are lost, which hold no text", e);
        }
        return info;
    }

    HwpRecords records(Stream stream) {
        return new HwpRecords(stream.bytes(), header.getVersion(), deadline);
    }

    /// A section by its number from 0; null where there is none.
    @Nullable Stream section(int number) throws Exception { // as the library declares
        String folder = header.isDistribution() ? "ViewText" : "BodyText";
        DirectoryEntry sections = (DirectoryEntry) container.getRoot().getEntry(folder);
        if (!sections.hasEntry("Section" + number)) {
            return null;
        }
        DocumentEntry entry = (DocumentEntry) sections.getEntry("Section" + number);
        if (!header.isDistribution()) {
            return read(new DocumentInputStream(entry), header.isCompressed());
        }
        StreamReader unlocked = StreamReader.create(entry, false, true, header.getVersion());
        return read(new Unlocked(unlocked, entry.getSize()), header.isCompressed());
    }

    @Nullable SummaryInformation summary() {
        try {
            Stream stream = read(stored("\u0005HwpSummaryInformation"), false);
            return stream.bytes().length > LARGEST_SUMMARY || !plausible(stream.bytes())
                    ? null
                    : new SummaryInformation(
                            new PropertySet(stream.bytes(), 0, stream.bytes().length));
        } catch (Deadline.Passed e) {
            throw e;
        } catch (Exception e) { // it declares no other
            LOG.debug("a document that says nothing of itself", e);
            return null;
        }
    }

    /// Whether the sections of a set of properties have no more of them than there is room for: the
    /// library makes room for as many as they claim.
    private static boolean plausible(byte[] set) {
        ByteBuffer bytes = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
        int sections = bytes.getInt(24);
        for (int i = 0; i < sections; i++) {
            int properties = bytes.getInt(bytes.getInt(44 + 20 * i) + 4);
            if (properties < 0 || properties > set.length / 8) {
                return false;
            }
        }
        return sections > 0;
    }

    private InputStream stored(String name) throws IOException {
        return new DocumentInputStream((DocumentEntry) container.getRoot().getEntry(name));
    }

    private Stream read(InputStream stored, boolean packed) {
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        boolean whole = true;
        try (InputStream in = packed ? new InflaterInputStream(stored, inflater) : stored) {
            for (int read = in.read(buffer);
                    read >= 0 && bytes.size() < MOST_BYTES;
                    read = in.read(buffer)) {
                deadline.check();
                bytes.write(buffer, 0, read);
            }
        } catch (Deadline.Passed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            deadline.check(); // an interrupt closes the file
            whole = false;
        } finally {
            inflater.end();
        }
        return new Stream(bytes.toByteArray(), whole, bytes.size() >= MOST_BYTES);
    }

    @Override
    public void close() throws IOException {
        container.close();
    }

    /// The bytes of a section of a document for distribution. After its end come some that mean
    /// nothing, which is no harm, since what is packed says where it ends.
    private static final class Unlocked extends InputStream {
        private final StreamReader reader;
        private int left;

        Unlocked(StreamReader reader, int size) {
            this.reader = reader;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? reader.readUInt1() : -1;
        }
    }
}
