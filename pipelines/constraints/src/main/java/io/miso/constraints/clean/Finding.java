package io.miso.constraints.clean;

/**
 * Why a pair is not to be published.
 *
 * @param code a stable word to count by
 * @param message names the thing, its value and what is allowed
 */
public record Finding(String code, String message) {}
