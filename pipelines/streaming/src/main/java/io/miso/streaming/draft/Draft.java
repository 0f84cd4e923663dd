package io.miso.streaming.draft;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.record.Records;
import io.miso.schemas.CompositionKind;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import java.io.Serializable;
import java.util.List;

/** An instruction on its way to become an example. */
public sealed interface Draft extends Serializable {
  /** Where it comes from. */
  Origin origin();

  /** The conversation; the last message is the user's. */
  List<Message> messages();

  /** What its output must satisfy, in the instruction's order. */
  List<Constraint> constraints();

  /** What it is about; empty if that is not known. */
  default String topic() {
    return "";
  }

  /** Difficulty from 1 to 10; 0 if it is not rated. */
  default int level() {
    return 0;
  }

  /** How its constraints hang together, if that is known. */
  default CompositionKind composition() {
    return CompositionKind.UNKNOWN;
  }

  /** What sort of text is asked for, such as story; empty if that is not known. */
  default String taskType() {
    return "";
  }

  /** A composed instruction: its constraints are placed, its output is still to be written. */
  record Composed(Origin origin, Instruction instruction) implements Draft {
    @Override
    public List<Message> messages() {
      return instruction.messages().stream()
          .map(turn -> new Message(turn.role(), turn.content()))
          .toList();
    }

    @Override
    public List<Constraint> constraints() {
      return instruction.constraints().stream().map(Placed::constraint).toList();
    }

    @Override
    public String topic() {
      return instruction.topic();
    }

    @Override
    public int level() {
      return instruction.level();
    }

    @Override
    public CompositionKind composition() {
      return CompositionKind.valueOf(instruction.composition().name());
    }

    @Override
    public String taskType() {
      return instruction.task().form().word();
    }
  }

  /** A pair of a corpus: it has its output, and constraints only if the corpus names them. */
  record Foreign(Origin origin, List<Message> messages, String output, List<Constraint> constraints)
      implements Draft {
    public Foreign {
      messages = List.copyOf(messages);
      constraints = List.copyOf(constraints);
    }
  }

  /** A published example that is judged and decomposed anew. */
  record Published(Origin origin, Example example, List<Constraint> constraints) implements Draft {
    /**
     * The draft of an example.
     *
     * @throws io.miso.constraints.ConstraintException if one of its constraints is not known today
     */
    public static Published of(Example example) {
      return new Published(
          Origin.published(example),
          example,
          example.getConstraints().stream().map(Records::fromRecord).toList());
    }

    @Override
    public List<Message> messages() {
      return example.getMessages();
    }

    @Override
    public String topic() {
      return example.getTopic();
    }

    @Override
    public int level() {
      return example.getLevel();
    }

    @Override
    public CompositionKind composition() {
      return example.getComposition();
    }

    @Override
    public String taskType() {
      return example.getTaskType();
    }
  }

  /** A prompt of a corpus that has no output yet. */
  record Prompt(Origin origin, List<Message> messages, List<Constraint> constraints)
      implements Draft {
    public Prompt {
      messages = List.copyOf(messages);
      constraints = List.copyOf(constraints);
    }
  }

  /** The text that the decomposer splits. */
  default String instructionText() {
    return messages().get(messages().size() - 1).getContent();
  }
}
