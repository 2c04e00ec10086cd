package app.offcut.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Offers one archive on this machine, behind a redirect like the real server. */
final class JdkMirror implements AutoCloseable {
    /** What was asked of the archive, for example {@code HEAD} or {@code GET bytes=100-}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** How many bytes it sends until it hangs up. */
    volatile int patience = Integer.MAX_VALUE;

    /** Whether it can begin in the middle. */
    volatile boolean takesRanges = true;

    /** Whether it has the archive at all. */
    volatile boolean has = true;

    /** What it waits for before it sends anything. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    private final byte[] archive;
    private final HttpServer server;

    JdkMirror(byte[] archive) throws IOException {
        this.archive = archive;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api", JdkMirror::redirect);
        server.createContext("/archive", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** With a password, as mirrors of companies have. */
    String url() {
        return "http://anna:secret@" + host() + "/api";
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/archive");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(exchange.getRequestMethod() + (range == null ? "" : " " + range));
        try (exchange) {
            if (!has) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", "" + archive.length);
                exchange.sendResponseHeaders(200, -1);
            } else {
                gate.await();
                send(exchange, range == null || !takesRanges ? 0 : start(range));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int from) throws IOException {
        if (from >= archive.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + archive.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        int last = archive.length - 1;
        String part = "bytes %d-%d/%d".formatted(from, last, archive.length);
        if (from > 0) exchange.getResponseHeaders().set("Content-Range", part);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, archive.length - from);
        OutputStream body = exchange.getResponseBody();
        body.write(archive, from, Math.min(patience, archive.length - from));
        body.flush();
    }

    private static int start(String range) {
        return Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
    }
}
