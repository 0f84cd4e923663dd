package io.miso.cli;

import java.util.concurrent.Callable;

/** A case of {@code miso bench}, found as {@link MisoCommand}s are. */
public interface BenchCase extends Callable<Integer> {}
