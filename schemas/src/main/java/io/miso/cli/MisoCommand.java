package io.miso.cli;

import java.util.concurrent.Callable;

/**
 * A command of {@code miso}: a picocli {@code @Command} class with a public constructor, found by
 * {@link java.util.ServiceLoader}. Its fields and signatures use no type of a heavy dependency, so
 * that help can be printed without them. It returns the exit code.
 */
public interface MisoCommand extends Callable<Integer> {}
