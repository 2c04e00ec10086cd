package app.offcut.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code moov}: the tracks, and what their fragments have in common. */
final class Movie {
    private final TimeHeader header;
    private final Optional<BoxBody> mvex;
    private final List<Track> tracks = new ArrayList<>();

    Movie(BoxBody moov) throws FlawException {
        header = TimeHeader.of(moov.child("mvhd"));
        mvex = moov.maybeChild("mvex");
        for (BoxBody trak : moov.children("trak")) {
            tracks.add(new Track(trak, mvex));
        }
        if (tracks.isEmpty()) {
            throw new FlawException(Flaw.NO_SAMPLES);
        }
    }

    boolean fragmented() {
        return mvex.isPresent();
    }

    /** Whether a track's samples are uncompressed, so that blanks in it are what was recorded. */
    boolean uncompressed() {
        return tracks.stream().anyMatch(Track::uncompressed);
    }

    Track track(long id) throws FlawException {
        return tracks.stream()
                .filter(track -> track.id() == id)
                .findFirst()
                .orElseThrow(() -> new FlawException(Flaw.BAD_INDEX));
    }

    void claimSamples(MediaData data) throws FlawException {
        for (Track track : tracks) {
            track.claimSamples(data);
        }
    }

    /** Above 0; of a fragmented movie only after its fragments have been read. */
    double seconds() throws FlawException {
        double seconds = fragmented() ? fragmentedSeconds() : ticks(header.duration());
        if (seconds > 0) {
            return seconds;
        }
        throw new FlawException(Flaw.NO_DURATION);
    }

    private double fragmentedSeconds() throws FlawException {
        Optional<BoxBody> mehd = mvex.orElseThrow().maybeChild("mehd");
        if (mehd.isPresent()) {
            BoxBody box = mehd.get();
            return ticks(box.version() == 1 ? box.i64(4) : box.u32(4));
        }
        return tracks.stream().mapToDouble(Track::seconds).max().orElse(0);
    }

    private double ticks(long ticks) {
        return (double) ticks / header.timescale();
    }
}
