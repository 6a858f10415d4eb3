package maestro.agents.controller;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.controller.branch.Branch;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Spent;
import maestro.agents.replay.Playback;

/// Begins the journals of new missions. Not safe for several threads.
final class Creation {
    private final Journal journal;
    private final Set<String> engines;
    private final MissionIds ids;

    Creation(Journal journal, Set<String> engines) {
        this.journal = journal;
        this.engines = engines;
        this.ids = new MissionIds(journal.missions());
    }

    /// @param asking what was spent before by asking back
    /// @return the mission's id
    String create(MissionRequest request, Spent asking) {
        Mission mission = mission(request);
        List<MissionEvent> events = new ArrayList<>(List.of(new MissionEvent.Created(mission)));
        if (asking.calls() > 0) {
            events.add(new MissionEvent.AskedBack(asking));
        }
        journal.append(mission.id(), events);
        return mission.id();
    }

    /// @return the branch's id
    String branch(BranchRequest request) {
        Way way = way(request);
        Mission mission = mission(way.asked());
        journal.append(
                mission.id(),
                Branch.beginning(mission, way.taken(), journal, way.from(), request.step()));
        return mission.id();
    }

    /// What a branch would be asked to do. Safe for several threads.
    MissionRequest asked(BranchRequest request) {
        return way(request).asked();
    }

    /// @param taken how the mission stood where the branch leaves it
    private record Way(Playback from, MissionState taken, MissionRequest asked) {}

    private Way way(BranchRequest request) {
        Playback from = Playback.of(journal, request.missionId());
        if (from.entries() == 0) {
            throw MissionIds.unknown(request.missionId());
        }
        Mission origin = from.after(0).mission();
        Words words = new Words(origin.language());
        int most = from.moments().size();
        if (request.step() < 0 || request.step() > most) {
            throw new IllegalArgumentException(
                    from.damage()
                            .map(what ->
                                    words.text(
                                            "branch.damaged",
                                            origin.title(),
                                            what.text(words.locale()),
                                            most))
                            .orElseGet(() -> words.text("branch.step", most)));
        }
        MissionState taken = from.after(request.step());
        Brief brief = request.brief();
        if (brief != null) {
            check(brief, origin.brief(), Ahead.of(from.moments(), request.step()), words);
        }
        return new Way(from, taken, asked(request, taken.mission(), words));
    }

    /// What is done stays as it is, and nothing says otherwise.
    private static void check(Brief wanted, Brief before, Ahead ahead, Words words) {
        if (!ahead.planning() && !wanted.outline().equals(before.outline())) {
            throw new IllegalArgumentException(words.text("branch.outline"));
        }
        if (!ahead.writing() && !wanted.tone().equals(before.tone())) {
            throw new IllegalArgumentException(words.text("branch.tone"));
        }
        if (!ahead.writing() && !wanted.answers().equals(before.answers())) {
            throw new IllegalArgumentException(words.text("branch.answers"));
        }
        if (!ahead.checking() && wanted.unsupported() != before.unsupported()) {
            throw new IllegalArgumentException(words.text("branch.unsupported"));
        }
    }

    private static MissionRequest asked(BranchRequest request, Mission origin, Words words) {
        ModelProfile profile = request.profile();
        String title = request.title();
        if (title == null || title.isBlank()) {
            String who = profile == null ? words.text("branch.evidence") : profile.model();
            title = words.text("branch.title", origin.title(), who);
        }
        Egress allowed = request.egress();
        if (origin.sources().outside() && allowed.compareTo(origin.egress()) < 0) {
            allowed = origin.egress();
        }
        return new MissionRequest(
                title,
                origin.questions(),
                origin.collection(),
                origin.language(),
                request.limits(),
                origin.approvePlan(),
                profile,
                allowed,
                origin.sources(),
                request.brief() == null ? origin.brief() : request.brief(),
                origin.agents());
    }

    private Mission mission(MissionRequest request) {
        Requests.check(request, engines);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Requests.mission(request, ids.next(now), now);
    }
}
