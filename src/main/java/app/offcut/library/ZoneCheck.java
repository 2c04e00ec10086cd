package app.offcut.library;

import app.offcut.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Says of a zone whether it is there, as it was before.
 *
 * @param seen zones that were there before
 */
record ZoneCheck(Library library, Map<Zone, ZonesSeen.Seen> seen) {

    /**
     * @throws IOException if the library itself cannot be opened
     */
    ZoneState stateOf(Zone zone) throws IOException {
        return switch (Way.go(library, zone.names())) {
            case Way.End.Open(Folder folder, boolean linked) -> present(zone, folder, linked);
            case Way.End.Blocked(Obstacle obstacle, var place, var target) ->
                    obstacle == Obstacle.MISSING && !seen.containsKey(zone)
                            ? new ZoneState.Absent()
                            : unavailable(obstacle, place, target);
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
            return unavailable(Obstacle.UNREADABLE, zone.names(), "");
        }
    }

    static ZoneState unavailable(Obstacle obstacle, List<String> place, String target) {
        return new ZoneState.Unavailable(Texts.of(obstacle, String.join("/", place), target));
    }
}
