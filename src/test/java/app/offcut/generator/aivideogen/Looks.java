package app.offcut.generator.aivideogen;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Counts the looks at one generator's database, each a copy and its check, by their guards. */
public final class Looks extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HostDatabase.class);

    /** Who asks for a look, the innermost first. */
    private record Guard(String method, String name) {}

    private static final List<Guard> GUARDS =
            List.of(
                    new Guard("HostDatabase.write", "check before writing"),
                    new Guard("CleanupRun.askAgain", "gate before the commit"),
                    new Guard("SecondGate.ask", "gate before erasing"),
                    new Guard("Cleanup.executeAlone", "plan before the run"),
                    new Guard("Cleanup.plan", "plan"),
                    new Guard("Cleanup.planner", "review"),
                    new Guard("Backlog.record", "first sight"),
                    new Guard("Surveyor.row", "row"),
                    new Guard("Surveyor.survey", "list"),
                    new Guard("Names.checkedIds", "pin"));

    private final Path database;
    private final Again again = new Again();
    private final List<String> guards = new CopyOnWriteArrayList<>();

    private Looks(Path database) {
        this.database = database;
    }

    /** Counts until it is closed. */
    public static Looks at(Path database) {
        Looks looks = new Looks(database);
        looks.setContext(LOGGER.getLoggerContext());
        looks.listen();
        LOGGER.getLoggerContext().addListener(looks.again);
        return looks;
    }

    private void listen() {
        start(); // a reset stops it
        LOGGER.setLevel(Level.DEBUG);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(this);
    }

    /** Each command sets up the log anew. */
    private final class Again implements LoggerContextListener {
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext context) {
            listen();
        }

        @Override
        public void onStart(LoggerContext context) {}

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }

    @Override
    protected void append(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (event.getLevel() == Level.DEBUG && arguments != null && database.equals(arguments[0]))
            guards.add(StackWalker.getInstance().walk(Looks::guard));
    }

    private static String guard(Stream<StackWalker.StackFrame> stack) {
        List<String> methods = stack.map(Looks::method).toList();
        return GUARDS.stream()
                .filter(guard -> methods.contains(guard.method()))
                .findFirst()
                .map(Guard::name)
                .orElseGet(() -> String.join(" < ", methods));
    }

    private static String method(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    /** The guards of the looks since the last call, in order. */
    public List<String> taken() {
        List<String> taken = List.copyOf(guards);
        guards.clear();
        return taken;
    }

    @Override
    public void close() {
        LOGGER.getLoggerContext().removeListener(again);
        LOGGER.detachAppender(this);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
        stop();
    }
}
