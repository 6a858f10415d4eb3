package maestro.agents.plugin.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import maestro.agents.plugin.Plugin;

/// The classes of one jar. Beside them and those of Java it sees what plug-ins are written against,
/// and nothing else of the program. Nothing is unpacked to a file, and a class is bounded.
final class PluginLoader extends URLClassLoader {
    private static final int LARGEST_CLASS = 8 << 20;
    private static final String API = Plugin.class.getPackageName() + ".";

    PluginLoader(Path jar) throws IOException {
        super(
                "plugin-" + jar.getFileName(),
                new URL[] {jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        URL url = findResource(name.replace('.', '/') + ".class");
        if (url == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = url.openStream()) {
            byte[] code = in.readNBytes(LARGEST_CLASS + 1);
            if (code.length > LARGEST_CLASS) {
                throw new ClassNotFoundException(name + " is too large");
            }
            byte[] tame = NoExit.in(code, this);
            return defineClass(name, tame, 0, tame.length);
        } catch (IOException | IllegalArgumentException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(API) && name.indexOf('.', API.length()) < 0) {
            return Class.forName(name, false, Plugin.class.getClassLoader());
        }
        return super.loadClass(name, resolve);
    }
}
