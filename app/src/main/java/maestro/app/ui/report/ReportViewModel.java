package maestro.app.ui.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.ReportWriter;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.DocumentTitles;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// The open mission's report. Owned by the screen's thread.
final class ReportViewModel {

    /// Which of its faces the pane shows.
    enum Face {
        /// no mission is open
        EMPTY,
        /// a mission is open that has no outline yet
        WAITING,
        CONTENT,
        FAILED
    }

    /// A line to the user.
    ///
    /// @param file what is or was written; empty for a failure
    record Notice(Kind kind, String text, Optional<Path> file) {
        enum Kind {
            WORKING,
            DONE,
            FAILED
        }
    }

    private final Missions missions;
    private final Navigator navigator;
    private @Nullable PluginHost plugins;
    private final Background background;
    private final Texts texts;
    private final DocumentTitles titles;
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<ReportPage>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ReportViewModel(
            Missions missions,
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background,
            Texts texts) {
        this.missions = missions;
        titles = new DocumentTitles(library);
        this.navigator = navigator;
        this.background = background;
        this.texts = texts;
        follower.showAnyMoment(ReportViewModel::matters, this::page, new Screen());
    }

    private static boolean matters(MissionEvent event) {
        return switch (event) {
            case MissionEvent.StepFinished finished ->
                    !(finished.outcome() instanceof Outcome.Searched)
                            && !(finished.outcome() instanceof Outcome.Criticised);
            case MissionEvent.Reasoned _,
                    MissionEvent.Streamed _,
                    MissionEvent.ModelReplied _,
                    MissionEvent.LimitNear _,
                    MissionEvent.AskedBack _,
                    MissionEvent.StepStarted _,
                    MissionEvent.StepFailed _,
                    MissionEvent.LimitMet _ ->
                    false;
            default -> true;
        };
    }

    private ReportPage page(MissionState state) {
        Optional<Report> report = state.report();
        return new ReportPage(
                state.mission().id(),
                state.mission().title(),
                state.phase(),
                state.reason(),
                state.round(),
                state.mission().limits().rounds(),
                state.notes().size(),
                (int) state.plan().map(p -> p.stream().count()).orElse(0L).longValue(),
                state.drafts().size(),
                report.map(ReportLines::of)
                        .or(() ->
                                state.plan()
                                        .map(plan -> DraftLines.of(state, plan, texts, titles::of)))
                        .orElse(java.util.List.of()),
                appraisals(state),
                report);
    }

    private static Map<String, Note.Appraisal> appraisals(MissionState state) {
        Map<String, Note.Appraisal> appraisals = new HashMap<>();
        for (Note note : state.notes()) {
            if (note.appraisal() != null) {
                appraisals.put(note.id(), note.appraisal());
            }
        }
        return appraisals;
    }

    /// What a model thought of the note that a citation stands on.
    Optional<Note.Appraisal> appraisal(Citation citation) {
        return page.get().map(p -> p.appraisals().get(citation.noteId()));
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ReportPage>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Why the mission could not be shown or ended without a report, in words.
    ReadOnlyObjectProperty<String> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void open(Source source, Cited cited) {
        navigator.openDocument(source.documentId(), cited.spans(source));
    }

    void openNote(Citation citation) {
        page.get().ifPresent(p -> navigator.openNote(p.missionId(), citation.noteId()));
    }

    void openStep(Citation citation) {
        page.get().ifPresent(p -> navigator.openStep(p.missionId(), citation.step()));
    }

    void showPane(String id) {
        navigator.showPane(id);
    }

    /// Starts or goes on with the open mission.
    void start() {
        notice.set(Optional.empty());
        page.get()
                .ifPresent(p ->
                        background.run(
                                () -> {
                                    missions.check(p.missionId());
                                    missions.start(p.missionId());
                                    return null;
                                },
                                this::tell));
    }

    /// Writes the finished report in the form that the file's ending names.
    void plugins(PluginHost host) {
        plugins = host;
    }

    /// Gives the endings of files that plug-ins write, once they are known.
    void plugged(Consumer<List<PluginHost.Info>> to) {
        PluginHost host = plugins;
        if (host != null) {
            background.call(
                    () ->
                            host.list().stream()
                                    .filter(i -> i.kind() == PluginHost.Kind.EXPORTER)
                                    .filter(i -> i.problem().isNone())
                                    .toList(),
                    to,
                    this::tell);
        }
    }

    void export(Path file) {
        page.get()
                .flatMap(ReportPage::report)
                .ifPresent(report -> {
                    tell(Notice.Kind.WORKING, "export.working", file);
                    background.call(
                            () -> {
                                PluginHost host = plugins;
                                if (host == null) {
                                    ReportWriter.write(report, file);
                                } else {
                                    ReportWriter.write(report, file, host);
                                }
                                return file;
                            },
                            done -> tell(Notice.Kind.DONE, "export.done", done),
                            this::tell);
                });
    }

    private void tell(Notice.Kind kind, String key, Path file) {
        String name = String.valueOf(file.getFileName());
        notice.set(Optional.of(new Notice(kind, texts.get(key, name), Optional.of(file))));
    }

    String suggestedName(String ending) {
        return fileName(page.get().map(ReportPage::title).orElse(""), ending);
    }

    /// A name that every system accepts: whole words of the title, 80 characters at most.
    static String fileName(String title, String ending) {
        String name =
                title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").replaceAll("\\s+", " ").strip();
        int end = name.offsetByCodePoints(0, Math.min(80, name.codePointCount(0, name.length())));
        int word = name.lastIndexOf(' ', end);
        String kept =
                name.substring(0, end < name.length() && word > 0 ? word : end)
                        .replaceFirst("[\\s,;.]+$", "");
        return (kept.isEmpty() ? "report" : kept) + "." + ending;
    }

    void dismissNotice() {
        notice.set(Optional.empty());
    }

    private void tell(Throwable why) {
        notice.set(Optional.of(new Notice(Notice.Kind.FAILED, words(why), Optional.empty())));
    }

    private String words(Throwable why) {
        return why instanceof java.nio.file.FileSystemException
                ? texts.get("export.failed", String.valueOf(why.getMessage()))
                : Failures.words(why);
    }

    private final class Screen implements MissionFollower.Screen<ReportPage> {
        @Override
        public void cleared(Optional<String> missionId) {
            page.set(Optional.empty());
            notice.set(Optional.empty());
            face.set(missionId.isEmpty() ? Face.EMPTY : Face.WAITING);
        }

        @Override
        public void shown(ReportPage shown) {
            boolean failed = shown.phase() == Phase.FAILED && shown.report().isEmpty();
            failure.set(failed ? shown.reason() : "");
            page.set(Optional.of(shown));
            if (failed && shown.drafted() == 0) {
                face.set(Face.FAILED);
            } else {
                face.set(shown.lines().isEmpty() ? Face.WAITING : Face.CONTENT);
            }
        }

        @Override
        public void failed(Throwable why) {
            failure.set(words(why));
            face.set(Face.FAILED);
        }
    }
}
