package io.miso.constraints.compose;

import java.io.Serializable;

/**
 * What the answer is to be about.
 *
 * @param form the sort of text
 * @param topic the place
 * @param noun the thing in it
 */
public record Task(Form form, String topic, String noun) implements Serializable {}
