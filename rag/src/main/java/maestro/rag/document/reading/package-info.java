/// Any file to an outcome: the reader is chosen by content and name, and fenced in time and memory.
///
/// ```java
/// switch (new DocumentReaders().read(file, ReadLimits.DEFAULT)) {
///     case ReadOutcome.Complete c -> store(c.document());
///     case ReadOutcome.Partial p -> store(p.document(), p.message());
///     case ReadOutcome.Refused r -> tell(r.message());
/// }
/// ```
@NullMarked
package maestro.rag.document.reading;

import org.jspecify.annotations.NullMarked;
