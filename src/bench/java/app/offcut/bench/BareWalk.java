package app.offcut.bench;

import app.offcut.files.Folder;
import app.offcut.files.tree.Listing;
import app.offcut.files.tree.TreeReader;
import app.offcut.files.tree.TreeReader.Open;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The counterpart of {@code c/walk.c}: adds up everything below a folder by the handles that a list
 * uses, on several threads, and thinks nothing about it. Prints the files, their bytes and the
 * milliseconds of each time.
 *
 * <p>Usage: {@code BareWalk THREADS FOLDER [TIMES]}
 */
public final class BareWalk {
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private int working;

    /** A folder whose subfolders are still to be opened, with how many of them. */
    private record Parent(Open open, AtomicInteger left) {}

    private record Task(Parent parent, byte[] name) {}

    private BareWalk() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        int times = words.length > 2 ? Integer.parseInt(words[2]) : 1;
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            BareWalk walk = new BareWalk();
            walk.run(Integer.parseInt(words[0]), Path.of(words[1]));
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(walk.files + " " + walk.bytes + " " + millis);
        }
    }

    private void run(int threads, Path root) throws IOException, InterruptedException {
        try (Folder folder = Folder.at(root);
                TreeReader reader = TreeReader.create().orElseThrow()) {
            Open top = reader.open(folder);
            if (top == null) throw new IOException(root + " cannot be read");
            read(reader, top, new Listing());
            List<Thread> all = new ArrayList<>();
            for (int n = 0; n < threads; n++) all.add(Thread.ofPlatform().start(this::work));
            for (Thread thread : all) thread.join();
        }
    }

    private void work() {
        Listing listing = new Listing();
        try (TreeReader reader = TreeReader.create().orElseThrow()) {
            for (Task task = next(false); task != null; task = next(true)) {
                Open folder = reader.open(task.parent.open, task.name, 0, task.name.length);
                if (task.parent.left.decrementAndGet() == 0) task.parent.open.close();
                if (folder != null) read(reader, folder, listing);
            }
        }
    }

    /** Adds up a folder's files and queues its subfolders; closes it with the last of them. */
    private void read(TreeReader reader, Open folder, Listing listing) {
        reader.read(folder, listing);
        List<byte[]> below = new ArrayList<>();
        long sum = 0;
        for (int entry = 0; entry < listing.size(); entry++) {
            sum += listing.bytes(entry);
            if (listing.kind(entry) == Listing.Kind.FOLDER)
                below.add(
                        Arrays.copyOfRange(
                                listing.names(), listing.start(entry), listing.end(entry)));
        }
        files.add(listing.size() - below.size());
        bytes.add(sum);
        if (below.isEmpty()) {
            folder.close();
            return;
        }
        Parent parent = new Parent(folder, new AtomicInteger(below.size()));
        synchronized (tasks) {
            for (byte[] name : below) tasks.push(new Task(parent, name));
            tasks.notifyAll();
        }
    }

    /** The next folder; null once all are read. */
    private @Nullable Task next(boolean finished) {
        synchronized (tasks) {
            if (finished) working--;
            while (tasks.isEmpty() && working > 0) {
                try {
                    tasks.wait();
                } catch (InterruptedException e) {
                    return null;
                }
            }
            if (tasks.isEmpty()) tasks.notifyAll();
            else working++;
            return tasks.poll();
        }
    }
}
