/// OpenAI's chat completions, as LM Studio, vLLM, llama.cpp, OpenRouter, Azure and others speak
/// them. What they differ in is found out by asking: what a server refuses by name is left out from
/// then on.
@NullMarked
package maestro.agents.model.openai;

import org.jspecify.annotations.NullMarked;
