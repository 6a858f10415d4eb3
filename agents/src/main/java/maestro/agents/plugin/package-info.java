/// What plug-ins are written against: [maestro.agents.plugin.AgentPlugin],
/// [maestro.agents.plugin.SourcePlugin] and [maestro.agents.plugin.ExporterPlugin], and the records
/// that they take and give. It names no other package of the program, so that a plug-in needs this
/// one alone.
@NullMarked
package maestro.agents.plugin;

import org.jspecify.annotations.NullMarked;
