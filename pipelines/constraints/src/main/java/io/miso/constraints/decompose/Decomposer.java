package io.miso.constraints.decompose;

import io.miso.constraints.compose.Instruction;
import io.miso.constraints.decompose.Segment.Role;
import io.miso.constraints.text.Span;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an instruction into shared prefix, sub-contexts and shared suffix.
 *
 * <p>The segments cover every message exactly once, in order: over the whole conversation at most
 * one run of prefixes, one to eight sub-contexts, at most one run of suffixes. White space inside a
 * line belongs to the segment that follows it, a line's end to the one before.
 */
public final class Decomposer {
  /** Version of the cuts; it travels with every example. */
  public static final int VERSION = 2;

  /** The most sub-contexts of an instruction. */
  public static final int MOST = 8;

  /** A message of more UTF-16 units stays whole. */
  static final int LONGEST = 32_768;

  private static final int FEWEST_IN_SYSTEM = 2;

  private Decomposer() {}

  /**
   * The segments of a composed instruction's last message: one sub-context a clause, which words a
   * constraint, or more where one is told within the other. The spans are known.
   */
  public static List<Segment> decompose(Instruction instruction) {
    return ExactSpans.of(instruction);
  }

  /**
   * The segments of a conversation that others wrote, found by rules. Empty messages have none.
   *
   * <p>R0: the last message of the user is split, and so is a system message right before it that
   * holds two constraints or more. Messages before are shared prefix, messages after shared suffix.
   *
   * @param messages at least one
   */
  public static List<Segment> decompose(List<Message> messages) {
    int asked = asked(messages);
    Outline ask = outline(messages.get(asked).getContent());
    boolean direct = asked == 1 && messages.get(0).getRole().equals("system");
    Outline system = direct ? outline(messages.get(0).getContent()) : Outline.NONE;
    List<Segment> segments = new ArrayList<>();
    int most = MOST;
    if (system.constraints() >= FEWEST_IN_SYSTEM) {
      ask = ask.withLead();
      system = system.withTail().fit(Math.max(MOST / 2, MOST - ask.size())); // R8
      most -= system.size();
      segments.addAll(system.segments(0));
    } else {
      share(messages, 0, asked, Role.PREFIX, segments);
    }
    segments.addAll(ask.fit(most).segments(asked)); // R8
    share(messages, asked + 1, messages.size(), Role.SUFFIX, segments);
    return segments;
  }

  /** The index of the user's last message, or of the last one. */
  private static int asked(List<Message> messages) {
    int at = messages.size() - 1;
    while (at > 0 && !messages.get(at).getRole().equals("user")) {
      at--;
    }
    return messages.get(at).getRole().equals("user") ? at : messages.size() - 1;
  }

  private static void share(
      List<Message> messages, int from, int to, Role role, List<Segment> segments) {
    for (int i = from; i < to; i++) {
      segments.addAll(Outline.shared(messages.get(i).getContent(), i, role));
    }
  }

  /** The sub-contexts of one message by the rules; none where no constraint is found. */
  private static Outline outline(String text) {
    if (text.length() > LONGEST) {
      return Outline.whole(text);
    }
    Sheet sheet = new Sheet(text);
    Span body = Exemplars.body(sheet); // R1
    List<Part> blocks = Blocks.of(sheet, body); // R2
    List<Part> sentences = Sentences.of(sheet, blocks); // R3, and R4: the lexicon reads them
    List<Part> clauses = Clauses.of(sheet, sentences); // R5
    List<Part> merged = Merges.of(sheet, clauses); // R6
    List<Part> parts = Roles.subContexts(sheet, merged); // R7
    return Outline.checked(sheet, parts);
  }
}
