package maestro.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The log: `logs/maestro.log` in the home, four files of 5 MiB at most. Nothing is logged before a
/// home is open, and nothing goes to the console, which belongs to the user.
public final class Logging extends ContextAwareBase implements Configurator {

    /// Warnings of what this program does without on purpose (a graphics card for ONNX Runtime, and
    /// the incubating vector module, which would cost each start a fifth of a second), and of
    /// oddities in fonts, which say neither in which document nor what to do.
    private static final List<String> UNASKED =
            List.of(
                    "ai.djl.util.cuda",
                    "ai.djl.onnxruntime.engine",
                    "org.apache.lucene.internal.vectorization",
                    "org.apache.pdfbox",
                    "org.apache.fontbox");

    /// Found by logback through `META-INF/services`; leaves the log silent until [#to] is called.
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Sends the log to a folder from now on, what libraries say through java.util.logging
    /// included.
    public static void to(Path folder) throws IOException {
        Files.createDirectories(folder);
        offTheConsole();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender(context, folder));
        context.getLogger("maestro").setLevel(Level.INFO);
        UNASKED.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    }

    /// Takes what libraries say through java.util.logging off the console, which that writes to by
    /// itself.
    public static void offTheConsole() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// Logs a failure that the user has been told of in words.
    public static void failure(String what, Throwable cause) {
        LoggerFactory.getLogger(Logging.class).error(what, cause);
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(folder.resolve("maestro.log").toString());

        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} %msg%n");
        encoder.start();
        appender.setEncoder(encoder);

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(folder.resolve("maestro.%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(3);
        window.start();
        appender.setRollingPolicy(window);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("5MB"));
        size.start();
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }
}
