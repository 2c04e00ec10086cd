package app.offcut.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What {@code ./mvnw verify} tests with a smaller sample, {@code ./mvnw verify -Pthorough} and so
 * {@code .ci/run} test with a larger one.
 */
public final class Thorough {
    private static final boolean ON = Boolean.getBoolean("test.thorough");

    private Thorough() {}

    /** The size of a sample. */
    public static int or(int thorough, int quick) {
        return ON ? thorough : quick;
    }

    /** A test of which another one is the smaller sample. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIfSystemProperty(
            named = "test.thorough",
            matches = "true",
            disabledReason = "a larger sample, taken with -Pthorough")
    public @interface Only {}
}
