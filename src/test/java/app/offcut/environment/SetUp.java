package app.offcut.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that each test of its class calls before it reads the fields that the method sets;
 * NullAway takes it for an initializer, as it takes {@code @BeforeEach}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SetUp {}
