package maestro.app.cli;

/// Exit codes.
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int PARTLY = 3;

    private Exit() {}
}
