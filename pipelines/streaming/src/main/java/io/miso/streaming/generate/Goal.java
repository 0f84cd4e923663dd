package io.miso.streaming.generate;

import io.miso.store.ObjectStore;
import io.miso.streaming.books.Figures;
import io.miso.streaming.books.ReadNotes;
import java.util.OptionalLong;

/** When a generator has done its work. */
sealed interface Goal {
  /** True once what is published is enough. */
  boolean reached(Figures figures, ObjectStore store);

  /** True if nothing is left to do for this pipeline once the goal is reached. */
  default boolean exhausts() {
    return false;
  }

  /** Goes on until stopped. */
  record Endless() implements Goal {
    @Override
    public boolean reached(Figures figures, ObjectStore store) {
      return false;
    }
  }

  /** So many published pairs. */
  record Pairs(long pairs) implements Goal {
    @Override
    public boolean reached(Figures figures, ObjectStore store) {
      return figures.accepted() >= pairs;
    }
  }

  /** The whole corpus: all splits have read to the end, and every line is a pair or a reject. */
  record Corpus(String pipelineId, int splits) implements Goal {
    @Override
    public boolean reached(Figures figures, ObjectStore store) {
      OptionalLong total = new ReadNotes(store, pipelineId).total(splits);
      return total.isPresent() && figures.settled() >= total.getAsLong();
    }

    @Override
    public boolean exhausts() {
      return true;
    }
  }

  /** Whichever of two goals is reached first. */
  record Either(Goal first, Goal second) implements Goal {
    @Override
    public boolean reached(Figures figures, ObjectStore store) {
      return first.reached(figures, store) || second.reached(figures, store);
    }
  }
}
