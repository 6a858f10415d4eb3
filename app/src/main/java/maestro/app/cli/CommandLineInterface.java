package maestro.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import maestro.app.Logging;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.TerminalWriter;
import maestro.app.cli.command.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs a command line and turns whatever comes of it into words and an exit code.
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /// @return the exit code: 0 done, 1 failed, 2 wrong usage, 3 partly done
    public static int run(String[] arguments) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        PrintStream before = System.out;
        // what plug-ins and libraries print is no part of what a command answers
        System.setOut(System.err);
        try {
            return run(arguments, out, err);
        } finally {
            out.flush();
            err.flush();
            System.setOut(before);
        }
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Logging.offTheConsole(); // also where a command opens no home
        CommandLine line = new CommandLine(new MaestroCommand());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            new PrintWriter(new TerminalWriter(command.getErr()), true)
                    .println("maestro: " + words(failure));
            Logging.failure("Command failed", failure);
            return failure instanceof UsageException ? Exit.USAGE : Exit.FAILED;
        });
        line.setParameterExceptionHandler((failure, _) -> {
            CommandLine command = failure.getCommandLine();
            command.getErr()
                    .println(
                            "maestro: "
                                    + (failure instanceof UnmatchedArgumentException unknown
                                            ? "nothing here is called "
                                                    + unknown.getUnmatched().getFirst()
                                            : failure.getMessage()));
            if (!ParameterException.class.isInstance(failure.getCause())) {
                command.getErr()
                        .println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            }
            return Exit.USAGE;
        });
        return line.execute(arguments);
    }

    private static String words(Throwable failure) {
        if (failure instanceof InterruptedException) {
            return "interrupted; what was finished is kept";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static PrintWriter writer(java.io.OutputStream stream) {
        return new PrintWriter(
                new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
