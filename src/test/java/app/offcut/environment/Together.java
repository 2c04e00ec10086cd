package app.offcut.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Starts the same work several times at one moment. */
public final class Together {
    private Together() {}

    /**
     * Runs the work in as many threads and waits for all of them.
     *
     * @param work by number, from 0
     * @return the results in order
     */
    public static <T> List<T> run(int threads, IntFunction<Callable<T>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            List<Future<T>> all =
                    IntStream.range(0, threads)
                            .mapToObj(work)
                            .map(one ->
                                    pool.submit(() -> {
                                        start.await();
                                        return one.call();
                                    }))
                            .toList();
            for (Future<T> one : all) results.add(one.get());
            return results;
        }
    }
}
