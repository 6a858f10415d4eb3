package maestro.app.cli.command;

/// Exit codes.
public final class Exit {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int PARTLY = 3;

    private Exit() {}
}
