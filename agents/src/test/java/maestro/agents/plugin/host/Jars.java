package maestro.agents.plugin.host;

import java.io.IOException;
import java.nio.file.Path;
import maestro.agents.plugin.Plugin;
import maestro.rag.fixture.ServiceJar;

/// Makes plug-ins from their source.
public final class Jars {
    private Jars() {}

    /// @param jar to be made
    /// @param service simple name of the interface
    /// @param type full name of the class that provides it
    public static void make(Path jar, String service, String type, String source)
            throws IOException {
        ServiceJar.make(jar, Plugin.class.getPackageName() + "." + service, type, source);
    }
}
