package maestro.agents.controller;

import java.util.List;
import java.util.Optional;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Spent;

/// All missions: the facade that the desktop and the command line use. Safe for use by several
/// threads at once; methods return at once unless they say otherwise, and what they cause is told
/// by the journal.
public interface Missions extends AutoCloseable {

    /// Journals a new mission without starting it.
    ///
    /// @return its id
    /// @throws IllegalArgumentException with a message for people where the request is not
    ///   acceptable
    default String create(MissionRequest request) {
        return create(request, Spent.NOTHING);
    }

    /// As [#create(MissionRequest)], where the model was asked before what is unclear to it.
    ///
    /// @param asking what that took, of all times; the mission's limits count it
    String create(MissionRequest request, Spent asking);

    /// Looks whether there are documents, where nothing else is to be searched, and asks the server
    /// of the request's models whether they have room to plan, read and write, which the built-in
    /// agents would do else. Takes as long as the server, half a minute at most; answers an
    /// interrupt within a second.
    ///
    /// @throws IllegalArgumentException with a message for people where that is not so, or the
    ///   request is not acceptable otherwise
    /// @throws maestro.agents.model.ModelException where the server does not take the key, or says
    ///   that it has no such model
    void check(MissionRequest request) throws InterruptedException;

    /// As [#check(MissionRequest)], for what a branch would still have to do.
    void check(BranchRequest request) throws InterruptedException;

    /// As [#check(MissionRequest)], for what a mission that is to go on still has to do.
    void check(String missionId) throws InterruptedException;

    /// Asks the request's model what it would have to know before it begins. Takes as long as the
    /// model; answers an interrupt within a second. Nothing is journalled of it.
    ///
    /// @throws IllegalArgumentException with a message for people where the request is not
    ///   acceptable, or has no model
    /// @throws maestro.agents.model.ModelException where the model can't be asked, or gives no
    ///   answer that can be used
    Clarification clarify(MissionRequest request, Clarification.Listener listener)
            throws InterruptedException;

    /// Journals a new mission, without starting it, that begins with finished steps of another and
    /// goes on anew from there.
    ///
    /// @return its id
    /// @throws IllegalArgumentException with a message for people where the request is not
    ///   acceptable
    String branch(BranchRequest request);

    /// Starts or goes on with a mission that is at rest and not ended; steps that have finished are
    /// not repeated. Nothing happens where it is running already.
    void start(String missionId);

    /// Halts within a second; unfinished steps run again on [#start].
    void pause(String missionId);

    /// Ends a mission for good, without a report. What was found stays in the journal.
    void stop(String missionId);

    /// Ends research now and writes the report from what there is.
    void finishNow(String missionId);

    /// Says something to an agent of a mission that has not ended. It is kept, and the agent's next
    /// steps read it; without a language model it becomes a question of the next round.
    ///
    /// @param agent the controller for all of them
    /// @throws IllegalArgumentException with a message for people where nobody could follow it
    void steer(String missionId, AgentKind agent, String text);

    /// Changes the plan, during research or while the mission rests before it. The next round
    /// begins with it; what was found for a section that is taken out stays in the journal and goes
    /// into no report. A mission that waits for approval waits on.
    ///
    /// @param old the plan that the user has changed; questions that it has got meanwhile are kept
    /// @throws IllegalArgumentException with a message for people where it comes too early or late
    void change(String missionId, Plan old, Plan plan);

    /// Accepts the plan, as it is or edited by the user, and goes on.
    void approve(String missionId, Plan plan);

    /// Waits until the mission is at rest.
    void await(String missionId) throws InterruptedException;

    /// Newest first.
    List<MissionSummary> list();

    /// The mission's state, folded from its journal now.
    Optional<MissionState> state(String missionId);

    boolean running(String missionId);

    /// Removes a mission that is at rest with all its entries.
    void remove(String missionId);

    Journal journal();

    /// Pauses what runs and closes.
    @Override
    void close();
}
