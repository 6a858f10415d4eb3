/// Personal data that no model elsewhere is told: it leaves this machine as placeholders, and comes
/// back as itself.
///
/// ```java
/// ChatModel careful = new MaskedModel(model, new Masking(List.of("Kim Chulsoo")));
/// careful.chat(ChatRequest.of("Who is kim@example.org?"), listener); // sends "Who is [EMAIL-1]?"
/// ```
@NullMarked
package maestro.agents.model.mask;

import org.jspecify.annotations.NullMarked;
