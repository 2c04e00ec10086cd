package app.offcut.video;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/**
 * Decides whether an MP4 is complete. Media libraries accept truncated files, so this small reader
 * is our own; it follows ISO/IEC 14496-12. A doubtful file counts as incomplete.
 */
public final class Mp4Reader {
    private Mp4Reader() {}

    public sealed interface Result {
        /**
         * @param seconds duration by {@code mvhd}, {@code mehd} or the fragments; above 0
         */
        record Complete(double seconds) implements Result {}

        /**
         * Every sample is there, but unknown data follows the last box: zero padding, or the
         * trailer of a phone or a tagging program. Players ignore it.
         *
         * @param seconds as in {@link Complete}
         * @param trailingBytes from 1 to 1 MiB
         */
        record Odd(double seconds, long trailingBytes) implements Result {}

        record Incomplete(Flaw flaw) implements Result {}

        /** The system denies reading it. */
        record Unreadable(IOException why) implements Result {}
    }

    /**
     * Reads the headers, the index and at most 17 blocks of 4 KiB of media data.
     *
     * @throws IOException only if reading itself fails
     */
    public static Result read(SeekableByteChannel channel) throws IOException {
        return read(VideoBytes.of(channel));
    }

    static Result read(VideoBytes bytes) throws IOException {
        try {
            FileBytes file = new FileBytes(bytes);
            double seconds = seconds(file);
            return file.trailingBytes() == 0
                    ? new Result.Complete(seconds)
                    : new Result.Odd(seconds, file.trailingBytes());
        } catch (FlawException e) {
            return new Result.Incomplete(e.flaw());
        }
    }

    private static double seconds(FileBytes file) throws IOException, FlawException {
        List<Box> boxes = file.boxes();
        Movie movie = new Movie(file.index(onlyMoov(boxes)));
        MediaData data = new MediaData(boxes, movie.uncompressed());
        movie.claimSamples(data);
        if (movie.fragmented() || boxes.stream().anyMatch(box -> box.is("moof")))
            new Fragments(file, movie, data).claimSamples(boxes);
        data.refuseOpenEnd(boxes.getLast());
        data.refuseBlanks(file);
        return movie.seconds();
    }

    /**
     * The only {@code moov}. An open {@code mdat} may only follow the index, which then says where
     * its samples end.
     */
    private static Box onlyMoov(List<Box> boxes) throws FlawException {
        List<Box> moovs = boxes.stream().filter(box -> box.is("moov")).toList();
        if (moovs.size() > 1) throw new FlawException(Flaw.TWO_MOOVS);
        if (moovs.isEmpty()) {
            boolean open = !boxes.isEmpty() && boxes.getLast().open();
            throw new FlawException(open ? Flaw.OPEN_MDAT : Flaw.NO_MOOV);
        }
        return moovs.getFirst();
    }
}
