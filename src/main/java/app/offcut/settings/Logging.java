package app.offcut.settings;

import app.offcut.text.Visible;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log: {@code offcut.log} in the state folder, four files of at most 2 MB, and optionally the
 * error stream. Configured in code, because parsing XML would cost every command a tenth of a
 * second.
 */
public final class Logging {
    private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %c{0}: %m%n";

    private Logging() {}

    /**
     * Drops all lines until {@link #start}, because standard output belongs to the result. Call it
     * before the first logger is made.
     */
    public static void drop() {
        System.setProperty("slf4j.provider", SilentLogback.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    public static Path file(Environment environment) {
        return environment.stateFolder().resolve("offcut.log");
    }

    /**
     * Starts logging, replacing the result of an earlier call.
     *
     * @param verbose an additional stream for the log; null for none
     * @return false if the file cannot be written; everything else still works
     */
    public static boolean start(Environment environment, @Nullable PrintStream verbose) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) return true;
        context.reset();
        context.getLogger("org.jooq").setLevel(Level.WARN);
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        if (verbose != null) root.addAppender(stream(context, verbose));
        if (!writable(file(environment))) return false;
        FirstLine file = new FirstLine(() -> rollingFile(context, file(environment)));
        file.setContext(context);
        file.start();
        root.addAppender(file);
        return true;
    }

    private static boolean writable(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            return false;
        }
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : Files.isWritable(file.toAbsolutePath().getParent());
    }

    private static RollingFileAppender<ILoggingEvent> rollingFile(
            LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(lines(context));
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(file.resolveSibling("offcut.%i.log").toString());
        window.setMaxIndex(3);
        window.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(2 * FileSize.MB_COEFFICIENT));
        size.start();
        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    private static OutputStreamAppender<ILoggingEvent> stream(
            LoggerContext context, PrintStream stream) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(lines(context));
        appender.setOutputStream(new Uncloseable(stream));
        appender.start();
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> lines(LoggerContext context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("m", VisibleMessage::new);
        layout.setPattern(LINE);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        return encoder;
    }

    /** Makes the appender with the first line, because most commands write none. */
    private static final class FirstLine extends AppenderBase<ILoggingEvent> {
        private final Supplier<Appender<ILoggingEvent>> appender;
        private @Nullable Appender<ILoggingEvent> made;

        FirstLine(Supplier<Appender<ILoggingEvent>> appender) {
            this.appender = appender;
        }

        @Override
        protected void append(ILoggingEvent event) {
            Appender<ILoggingEvent> target = made == null ? appender.get() : made;
            made = target;
            target.doAppend(event);
        }

        @Override
        public void stop() {
            super.stop();
            if (made != null) made.stop();
        }
    }

    /**
     * Makes control characters visible, so that a name can neither end its log line nor start
     * another.
     */
    private static final class VisibleMessage extends MessageConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return Visible.of(super.convert(event));
        }
    }

    /**
     * Ignores close, because the appender closes its stream but must not close the error stream.
     */
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(PrintStream stream) {
            super(stream);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
