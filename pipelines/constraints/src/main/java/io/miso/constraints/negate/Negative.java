package io.miso.constraints.negate;

/**
 * An answer that breaks exactly one of its constraints.
 *
 * @param output the answer
 * @param flipped index of the constraint that it breaks
 * @param operator how it was made of an answer that satisfies all
 */
public record Negative(String output, int flipped, Operator operator) {}
