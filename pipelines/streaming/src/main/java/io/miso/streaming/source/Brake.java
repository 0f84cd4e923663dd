package io.miso.streaming.source;

import io.miso.streaming.books.Books;
import java.util.List;

/** Decides how far a source may go, from what has been published. */
public sealed interface Brake {
  /** How many records all splits together may have emitted until the books are read again. */
  long ceiling(Books books);

  /** The brake as {@link SourceOptions} carries it. */
  String text();

  /**
   * The brake of a text.
   *
   * @throws IllegalArgumentException if {@link #text} does not write such a text
   */
  static Brake of(String text) {
    List<String> words = List.of(text.split(" ", 3));
    if (words.equals(List.of("off"))) {
      return new Off();
    }
    if (words.size() == 3 && words.get(0).equals("backlog")) {
      return new Backlog(words.get(2), Long.parseLong(words.get(1)));
    }
    if (words.size() == 3 && words.get(0).equals("ahead")) {
      return new Ahead(Long.parseLong(words.get(1)), of(words.get(2)));
    }
    if (words.size() == 3 && words.get(0).equals("target")) {
      return new Target(Long.parseLong(words.get(1)), Long.parseLong(words.get(2)));
    }
    throw new IllegalArgumentException("No brake: '" + text + "'");
  }

  /** Never waits. */
  record Off() implements Brake {
    @Override
    public String text() {
      return "off";
    }

    @Override
    public long ceiling(Books books) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Besides another brake: at most {@code most} records are on their way to publication, so that a
   * slow stage has no more than that to hold.
   */
  record Ahead(long most, Brake other) implements Brake {
    @Override
    public String text() {
      return "ahead " + most + " " + other.text();
    }

    @Override
    public long ceiling(Books books) {
      return Math.min(other.ceiling(books), books.read().settled() + most);
    }
  }

  /** Waits while more than {@code most} published pairs wait for the run to train on them. */
  record Backlog(String run, long most) implements Brake {
    @Override
    public String text() {
      return "backlog " + most + " " + run;
    }

    @Override
    public long ceiling(Books books) {
      return books.waiting(run) > most ? 0 : Long.MAX_VALUE;
    }
  }

  /**
   * Emits what {@code pairs} published pairs need and little more: a reject is made up for, and
   * {@code margin} records may wait in shards that are not full.
   */
  record Target(long pairs, long margin) implements Brake {
    @Override
    public String text() {
      return "target " + pairs + " " + margin;
    }

    @Override
    public long ceiling(Books books) {
      return pairs + margin + books.read().rejected();
    }
  }
}
