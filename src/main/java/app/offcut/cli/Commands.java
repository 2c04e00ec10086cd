package app.offcut.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The commands after {@code offcut}, in the order of its help. */
final class Commands {
    private static final String COMPLETION = "generate-completion";
    private static final String MAN = "generate-man";

    private static final List<Named> ALL =
            List.of(
                    new Named("demo", DemoCommand.class),
                    new Named("list", ListCommand.class),
                    new Named("plan", PlanCommand.class),
                    new Named("clean", CleanCommand.class),
                    new Named("undo", UndoCommand.class),
                    new Named("purge", PurgeCommand.class),
                    new Named("history", HistoryCommand.class),
                    new Named("insights", InsightsCommand.class),
                    new Named("watch", WatchCommand.class),
                    new Named("recover", RecoverCommand.class),
                    new Named("auto", AutoCommand.class),
                    new Named("cache", CacheCommand.class),
                    new Named("orphans", LeftoversCommand.OrphansCommand.class),
                    new Named("scratch", LeftoversCommand.ScratchCommand.class),
                    new Named("keep", KeepCommand.class),
                    new Named("rules", RulesCommand.class),
                    new Named("generator", GeneratorCommand.class),
                    new Named("pin", PinCommand.Pin.class),
                    new Named("unpin", PinCommand.Unpin.class),
                    new Named("trust", TrustCommand.class),
                    new Named("quit", QuitCommand.class),
                    new Named(COMPLETION, CompletionCommand.class),
                    new Named(MAN, ManCommand.class));

    /** They are about all commands. */
    private static final Set<String> OF_ALL = Set.of(COMPLETION, MAN);

    private Commands() {}

    record Named(String name, Class<? extends Subcommand> type) {}

    /**
     * The commands whose names are among the arguments, or all commands if there is no such name.
     * Reading the options of every command by reflection takes longer than most commands.
     */
    static List<Named> among(String[] args) {
        List<String> words = Arrays.asList(args);
        List<Named> named = ALL.stream().filter(one -> words.contains(one.name)).toList();
        return named.isEmpty() || named.stream().anyMatch(one -> OF_ALL.contains(one.name))
                ? ALL
                : named;
    }
}
