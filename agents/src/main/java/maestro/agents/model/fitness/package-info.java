/// Whether a model is good enough for a mission, found out by giving it a few real tasks, and which
/// models a machine's memory holds.
///
/// ```java
/// Fitness fitness = new FitnessCheck().of(server.chat("qwen3:8b"), result -> show(result.words()));
/// fitness.roles(); // [PLANNING, RESEARCH, REFLECTION, WRITING]
/// ```
@NullMarked
package maestro.agents.model.fitness;

import org.jspecify.annotations.NullMarked;
