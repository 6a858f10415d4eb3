package maestro.app.cli.mission;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Origin;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Spent;

/// A journal entry as a line for other programs. What a step produced is told by its size; the
/// whole is in the report.
final class EventLine {
    private EventLine() {}

    static Map<String, Object> of(JournalEntry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "");
        line.put("mission", entry.missionId());
        line.put("sequence", entry.sequence());
        line.put("at", entry.at().toString());
        String name =
                switch (entry.event()) {
                    case MissionEvent.Created(Mission mission) -> {
                        line.put("title", mission.title());
                        line.put("questions", mission.questions());
                        yield "created";
                    }
                    case MissionEvent.Branched(Origin origin) -> {
                        line.put("origin", origin.missionId());
                        line.put("number", origin.number());
                        line.put("step", origin.step());
                        line.put("copied", origin.entries());
                        yield "branched";
                    }
                    case MissionEvent.PhaseChanged(Phase phase, String reason) -> {
                        line.put("state", MissionProgress.state(phase));
                        line.put("reason", reason);
                        yield "phase";
                    }
                    case MissionEvent.RoundStarted(int round) -> {
                        line.put("round", round);
                        yield "round";
                    }
                    case MissionEvent.StepStarted(
                                    String step,
                                    var agent,
                                    String title,
                                    String _) -> {
                        agent(line, agent, step);
                        line.put("title", title);
                        yield "step-started";
                    }
                    case MissionEvent.Reasoned(String step, var agent, String text) -> {
                        agent(line, agent, step);
                        line.put("text", text);
                        yield "reasoning";
                    }
                    case MissionEvent.StepFinished(
                                    String step,
                                    var agent,
                                    Outcome outcome,
                                    long millis) -> {
                        agent(line, agent, step);
                        result(line, outcome);
                        line.put("millis", millis);
                        yield "step-finished";
                    }
                    case MissionEvent.StepFailed(String step, var agent, String message) -> {
                        agent(line, agent, step);
                        line.put("message", message);
                        yield "step-failed";
                    }
                    case MissionEvent.PlanEdited(Plan plan) -> {
                        line.put("version", plan.version());
                        yield "plan-edited";
                    }
                    case MissionEvent.PlanApproved(int version) -> {
                        line.put("version", version);
                        yield "plan-approved";
                    }
                    case MissionEvent.Steered(var agent, String text) -> {
                        line.put("agent", agent.name().toLowerCase(Locale.ROOT));
                        line.put("text", text);
                        yield "steered";
                    }
                    case MissionEvent.Streamed(
                                    String step,
                                    var agent,
                                    String call,
                                    var voice,
                                    String piece) -> {
                        agent(line, agent, step);
                        line.put("call", call);
                        line.put("text", piece);
                        yield voice == MissionEvent.Voice.TEXT ? "model-text" : "model-reasoning";
                    }
                    case MissionEvent.ModelReplied(String step, var agent, ModelCall call) -> {
                        agent(line, agent, step);
                        line.put("call", call.call());
                        line.put("model", call.model());
                        line.put("promptTokens", call.reply().usage().promptTokens());
                        line.put("completionTokens", call.reply().usage().completionTokens());
                        line.put("millis", call.millis());
                        yield "model-replied";
                    }
                    case MissionEvent.AskedBack(Spent spent) -> {
                        line.put("calls", spent.calls());
                        line.put("promptTokens", spent.promptTokens());
                        line.put("completionTokens", spent.completionTokens());
                        yield "asked-back";
                    }
                    case MissionEvent.LimitNear(String limit, String message) -> {
                        line.put("limit", limit);
                        line.put("message", message);
                        yield "limit-near";
                    }
                    case MissionEvent.LimitMet(String limit, String message) -> {
                        line.put("limit", limit);
                        line.put("message", message);
                        yield "limit-met";
                    }
                };
        line.put("event", name);
        return line;
    }

    private static void agent(Map<String, Object> line, AgentKind agent, String step) {
        line.put("agent", agent.name().toLowerCase(Locale.ROOT));
        line.put("step", step);
    }

    private static void result(Map<String, Object> line, Outcome outcome) {
        switch (outcome) {
            case Outcome.Planned planned -> {
                line.put("result", "plan");
                line.put("count", planned.plan().stream().count());
            }
            case Outcome.Searched searched -> {
                line.put("result", "search");
                line.put("count", searched.search().queries().size());
            }
            case Outcome.NotesTaken taken -> {
                line.put("result", "notes");
                line.put("count", taken.notes().size());
            }
            case Outcome.Reviewed reviewed -> {
                line.put("result", "review");
                line.put("score", reviewed.review().score());
                line.put("count", reviewed.review().gaps().size());
            }
            case Outcome.Drafted drafted -> {
                line.put("result", "draft");
                line.put("count", drafted.draft().blocks().size());
            }
            case Outcome.Criticised criticised -> {
                line.put("result", "complaints");
                line.put("count", criticised.complaints().size());
            }
            case Outcome.Worded worded -> {
                line.put("result", "words");
                line.put("words", worded.words());
            }
            case Outcome.Sought sought -> {
                line.put("result", "leads");
                Index index = sought.index();
                line.put("source", index == null ? sought.plugin() : index.tag());
                line.put("count", sought.leads().size());
                line.put("unresponsive", sought.unresponsive());
                line.put("problem", sought.problem());
            }
            case Outcome.Fetched fetched -> {
                line.put("result", "document");
                line.put("url", FetchedFrom.place(fetched.url()));
                line.put("document", String.valueOf(fetched.documentId()));
                line.put("abstractOnly", fetched.summary());
                line.put("problem", fetched.problem());
            }
            case Outcome.Advised advised -> {
                line.put("result", "advice");
                line.put("by", advised.agent());
                line.put(
                        "count",
                        advised.remarks().size()
                                + advised.questions().size()
                                + advised.dropped().size()
                                + advised.notes().size()
                                + advised.complaints().size());
                line.put("problem", advised.skipped());
            }
            case Outcome.Verified verified -> {
                line.put("result", "report");
                line.put("count", verified.verification().sentences());
            }
        }
    }
}
