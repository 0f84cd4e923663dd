package io.miso.trainer.text;

/**
 * One turn of a conversation, as a chat template sees it.
 *
 * @param role system, user or assistant
 * @param content the turn's text
 */
public record Message(String role, String content) {}
