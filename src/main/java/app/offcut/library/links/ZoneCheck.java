package app.offcut.library.links;

import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import app.offcut.library.Library;
import app.offcut.library.links.PathResolution.Obstacle;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Checks whether a zone exists and is the same as before.
 *
 * @param seen zones that existed before
 */
public record ZoneCheck(Library library, Map<Zone, ZonesSeen.Seen> seen) {

    /**
     * @throws IOException if the library itself cannot be opened
     */
    public ZoneState stateOf(Zone zone) throws IOException {
        return switch (PathResolution.go(library, zone.names())) {
            case PathResolution.End.Open(Folder folder, boolean linked) ->
                    present(zone, folder, linked);
            case PathResolution.End.Blocked(Obstacle obstacle, var place, var target, var why) -> {
                // what is in a scratch zone tells nothing about a project, so it may be removed
                boolean expected = seen.containsKey(zone) && zone.contents() != Contents.SCRATCH;
                if (obstacle == Obstacle.MISSING && !expected) yield new ZoneState.Absent();
                yield obstacle == Obstacle.UNREADABLE && why != null
                        ? unreadable(library, place, why)
                        : unavailable(obstacle, place, target);
            }
        };
    }

    private ZoneState present(Zone zone, Folder opened, boolean linked) {
        try (Folder folder = opened) {
            FileIdentity identity = FileIdentity.of(folder.attributes());
            if (identity == null) identity = FileIdentity.UNKNOWN;
            ZonesSeen.Seen before = seen.get(zone);
            if (before != null && before.identity().device() != identity.device())
                return unavailable(Obstacle.OTHER_DEVICE, zone.names(), before.realPath());
            return new ZoneState.Present(identity, folder.path(), linked);
        } catch (IOException e) {
            return unreadable(library, zone.names(), e);
        }
    }

    public static ZoneState unreadable(Library library, List<String> place, IOException why) {
        Path folder = library.root().resolve(String.join("/", place));
        return unavailable(Obstacle.UNREADABLE, place, Failure.of(why, folder).sentence());
    }

    private static ZoneState unavailable(Obstacle obstacle, List<String> place, String target) {
        return new ZoneState.Unavailable(Texts.of(obstacle, String.join("/", place), target));
    }
}
