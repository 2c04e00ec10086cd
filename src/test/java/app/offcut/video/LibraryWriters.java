package app.offcut.video;

import app.offcut.video.VideoWriters.SetUp;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jcodec.common.Codec;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Packet;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.jcodec.containers.mp4.muxer.MP4Muxer;
import org.mp4parser.Container;
import org.mp4parser.muxer.builder.DefaultMp4Builder;
import org.mp4parser.muxer.container.mp4.MovieCreator;

/** Java libraries that write MP4 files with code of their own: mp4parser and JCodec. */
final class LibraryWriters {
    private LibraryWriters() {}

    static List<SetUp> all() {
        return List.of(
                new SetUp("mp4parser", "plain.mp4", ""), new SetUp("jcodec", "plain.mp4", ""));
    }

    static boolean has(SetUp setUp) {
        return all().contains(setUp);
    }

    /** Writes the source's frames and sound into a file of its own. */
    static void write(SetUp setUp, Path source, Path target) throws IOException {
        if (setUp.program().equals("jcodec")) muxed(source, target);
        else parsed(source, target);
    }

    private static void parsed(Path source, Path target) throws IOException {
        Container file = new DefaultMp4Builder().build(MovieCreator.build(source.toString()));
        try (FileOutputStream out = new FileOutputStream(target.toFile())) {
            file.writeContainer(out.getChannel());
        }
    }

    private static void muxed(Path source, Path target) throws IOException {
        try (SeekableByteChannel in = NIOUtils.readableChannel(source.toFile());
                SeekableByteChannel out = NIOUtils.writableChannel(target.toFile())) {
            MP4Demuxer film = MP4Demuxer.createMP4Demuxer(in);
            MP4Muxer muxer = MP4Muxer.createMP4Muxer(out, Brand.MP4);
            DemuxerTrack pictures = film.getVideoTrack();
            copy(pictures, muxer.addVideoTrack(Codec.H264, pictures.getMeta().getVideoCodecMeta()));
            muxer.finish();
        }
    }

    private static void copy(DemuxerTrack from, MuxerTrack to) throws IOException {
        for (Packet packet = from.nextFrame(); packet != null; packet = from.nextFrame())
            to.addFrame(packet);
    }
}
