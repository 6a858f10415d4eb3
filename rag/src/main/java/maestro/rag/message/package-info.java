/// What this module tells people: [maestro.rag.message.Message], a sentence by its key in the
/// bundle `messages` of this package, said in English or Korean when it is shown.
///
/// ```java
/// Message damaged = Message.of("pdf.after", 17);
/// damaged.text(Locale.KOREAN);
/// damaged.english(); // "The file is damaged after page 17; pages 1 to 17 were read."
/// ```
@NullMarked
package maestro.rag.message;

import org.jspecify.annotations.NullMarked;
