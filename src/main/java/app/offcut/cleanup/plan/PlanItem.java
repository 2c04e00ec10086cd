package app.offcut.cleanup.plan;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One file of a plan as shown: whether it goes or stays, and why.
 *
 * @param path relative to the library, with {@code /}
 * @param bytes length
 * @param allocatedBytes what it takes on the disk
 * @param links number of its hard links
 * @param identity null where the file system has none
 */
public record PlanItem(
        String path,
        Category category,
        long bytes,
        long allocatedBytes,
        int links,
        @Nullable FileIdentity identity,
        Fate fate) {

    static PlanItem of(FoundFile file, Category category, Fate fate) {
        return new PlanItem(
                file.shown(),
                category,
                file.bytes(),
                file.allocatedBytes(),
                file.links(),
                file.identity(),
                fate);
    }

    /** What happens to the file. */
    public sealed interface Fate {
        record Goes(GoReason reason) implements Fate {}

        /**
         * @param detail the name of the other project for {@link StayReason#SHARED_WITH}, the last
         *     day for {@link StayReason#KEPT_UNTIL}, else null
         */
        record Stays(StayReason reason, @Nullable String detail) implements Fate {
            Stays(StayReason reason) {
                this(reason, null);
            }
        }

        /** The word of the reason, as in JSON. */
        default String word() {
            return switch (this) {
                case Goes(GoReason reason) -> reason.word();
                case Stays(StayReason reason, var _) -> reason.word();
            };
        }
    }

    PlanItem with(Fate other) {
        return new PlanItem(path, category, bytes, allocatedBytes, links, identity, other);
    }

    /** A key that is equal for all hard links of one file, so that it is counted once. */
    public Object sameFile() {
        return identity == null ? path : identity;
    }

    public boolean goes() {
        return fate instanceof Fate.Goes;
    }

    /** The reason in plain words. */
    public String message() {
        return switch (fate) {
            case Fate.Goes(GoReason reason) -> Texts.of(reason);
            case Fate.Stays(StayReason reason, var detail) ->
                    Texts.of(reason, detail == null ? "" : detail);
        };
    }
}
