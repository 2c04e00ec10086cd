package app.offcut.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static Optional<Request> read(byte[] bytes) throws IOException {
        return Request.read(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        Path odd = Path.of("/videos/a\nb “c” %41 \\d").toAbsolutePath();
        for (Request ask :
                new Request[] {
                    new Request.Show(null, false),
                    new Request.Show(odd, false),
                    new Request.Show(odd, true),
                    new Request.Quit()
                }) assertEquals(Optional.of(ask), read(ask.bytes()));
    }

    @Test
    void rejectsTruncatedRequests() throws IOException {
        byte[] whole = new Request.Show(Path.of("/videos").toAbsolutePath(), false).bytes();
        for (int length = 0; length < whole.length; length++)
            assertEquals(Optional.empty(), read(Arrays.copyOf(whole, length)), "of " + length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "offcut-1\0",
                "offcut-1\0erase\0\0",
                "offcut-2\0quit\0\0",
                "offcut-1\0show\0relative/path\0",
                "offcut-1\0quit\0\0more\0",
                "offcut-1\0quit\0\0\0"
            })
    void rejectsGarbage(String text) throws IOException {
        assertEquals(Optional.empty(), read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rejectsMalformedTextAndTooLongRequests() throws IOException {
        byte[] broken = new Request.Show(Path.of("/videos/xx").toAbsolutePath(), false).bytes();
        broken[broken.length - 3] = (byte) 0xC3;
        assertEquals(Optional.empty(), read(broken));
        assertEquals(Optional.empty(), read(new byte[Request.LIMIT * 3]));
    }
}
