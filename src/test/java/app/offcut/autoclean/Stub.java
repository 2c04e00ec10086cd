package app.offcut.autoclean;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Stands in for the system, which loses events only under load. */
record Stub(Map<String, Callable<?>> results) implements InvocationHandler {
    static <T> T of(Class<T> type, Map<String, Callable<?>> results) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, new Stub(results)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
            throws Exception {
        if (method.getDeclaringClass() == Object.class) return method.invoke(this, arguments);
        return Objects.requireNonNull(results.get(method.getName())).call();
    }
}
