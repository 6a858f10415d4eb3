package maestro.app.cli.command;

import maestro.app.Workstation;

/// A command that works on an open workstation.
public abstract class WorkstationCommand extends WorkingCommand {

    /// Does the command's work.
    ///
    /// @return an exit code
    public abstract int run(Workstation workstation) throws Exception;

    @Override
    public final Integer call() throws Exception {
        checkArguments();
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            return interruptibly(() -> run(workstation));
        }
    }

    /// Refuses what makes no sense before a home is opened for it.
    public void checkArguments() throws Exception {}
}
