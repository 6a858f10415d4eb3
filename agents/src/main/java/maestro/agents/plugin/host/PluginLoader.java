package maestro.agents.plugin.host;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import maestro.agents.plugin.Plugin;

/// The classes of one jar. Beside them and those of Java it sees what plug-ins are written against,
/// and nothing else of the program.
final class PluginLoader extends URLClassLoader {
    private static final String API = Plugin.class.getPackageName() + ".";

    PluginLoader(Path jar) throws IOException {
        super(
                "plugin-" + jar.getFileName(),
                new URL[] {jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(API) && name.indexOf('.', API.length()) < 0) {
            return Class.forName(name, false, Plugin.class.getClassLoader());
        }
        return super.loadClass(name, resolve);
    }
}
