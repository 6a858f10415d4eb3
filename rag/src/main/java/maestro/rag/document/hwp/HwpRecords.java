package maestro.rag.document.hwp;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import kr.dogfoot.hwplib.object.RecordHeader;
import kr.dogfoot.hwplib.object.docinfo.DocInfo;
import kr.dogfoot.hwplib.object.fileheader.FileVersion;
import kr.dogfoot.hwplib.util.compoundFile.reader.StreamReader;
import maestro.rag.document.Deadline;

/// A stream of records as hwplib takes it, held to what is there: the library asks a damaged stream
/// for a record without end, and makes room for whatever length a record claims.
final class HwpRecords extends StreamReader {

    /// Asked so often at one place, it is asked for ever.
    private static final int MOST_AT_ONE_PLACE = 10_000;

    private final Deadline deadline;
    private long place = -1;
    private int asked;

    HwpRecords(byte[] bytes, FileVersion version, Deadline deadline) {
        this.is = new ByteArrayInputStream(bytes);
        this.size = bytes.length;
        this.deadline = deadline;
        setFileVersion(version);
    }

    /// With what the records of a section refer to.
    HwpRecords with(DocInfo info) {
        setDocInfo(info);
        return this;
    }

    private void check() {
        deadline.check();
        asked = getCurrentPosition() == place ? asked + 1 : 0;
        place = getCurrentPosition();
        if (asked > MOST_AT_ONE_PLACE) {
            throw new IllegalStateException("a record that nobody takes");
        }
    }

    @Override
    public void readBytes(byte[] into) throws IOException {
        check();
        if (into.length > getSize() - getCurrentPosition()) {
            throw new EOFException("a record breaks off");
        }
        super.readBytes(into);
    }

    @Override
    public void skip(int bytes) throws IOException {
        check();
        if (bytes < 0 || bytes > getSize() - getCurrentPosition()) {
            throw new EOFException("a record breaks off");
        }
        is.skipNBytes(bytes);
        forwardPosition(bytes);
    }

    @Override
    public RecordHeader readRecordHeader() throws IOException {
        check();
        RecordHeader header = super.readRecordHeader();
        if (header.getSize() > getSize() - getCurrentPosition()) {
            throw new EOFException("a record of " + header.getSize() + " bytes breaks off");
        }
        return header;
    }

    @Override
    public boolean isEndOfStream() {
        check();
        return super.isEndOfStream();
    }

    @Override
    public boolean isEndOfRecord() {
        check();
        return super.isEndOfRecord();
    }
}
