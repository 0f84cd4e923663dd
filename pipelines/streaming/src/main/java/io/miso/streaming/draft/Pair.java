package io.miso.streaming.draft;

import java.io.Serializable;

/** A draft with its output. */
public record Pair(Draft draft, String output) implements Serializable {}
