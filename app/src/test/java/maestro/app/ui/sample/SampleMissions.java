package maestro.app.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.MissionSummary;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Plan;

/// Missions that only have a journal; what they are told to do is written down.
public final class SampleMissions implements Missions {
    private final MemoryJournal journal = new MemoryJournal();
    public final List<String> told = new ArrayList<>();

    @Override
    public String create(MissionRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(String missionId) {
        told.add("start " + missionId);
    }

    @Override
    public void pause(String missionId) {
        told.add("pause " + missionId);
    }

    @Override
    public void stop(String missionId) {
        told.add("stop " + missionId);
    }

    @Override
    public void finishNow(String missionId) {
        told.add("finish " + missionId);
    }

    @Override
    public void approve(String missionId, Plan plan) {
        told.add("approve " + missionId);
    }

    @Override
    public void await(String missionId) {}

    @Override
    public List<MissionSummary> list() {
        return List.of();
    }

    @Override
    public Optional<MissionState> state(String missionId) {
        MissionState state = new MissionState();
        journal.read(missionId, 0, Integer.MAX_VALUE).forEach(state::apply);
        return state.sequence() == 0 ? Optional.empty() : Optional.of(state);
    }

    @Override
    public boolean running(String missionId) {
        return false;
    }

    @Override
    public void remove(String missionId) {
        journal.remove(missionId);
    }

    @Override
    public Journal journal() {
        return journal;
    }

    public MemoryJournal memory() {
        return journal;
    }

    @Override
    public void close() {}
}
