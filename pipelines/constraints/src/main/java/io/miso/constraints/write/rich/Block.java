package io.miso.constraints.write.rich;

import io.miso.constraints.compose.rich.Demands;
import java.util.ArrayList;
import java.util.List;

/** A part of the body: a section, a paragraph, one of two responses, or all of it. */
final class Block {
  private final Demands part;
  private String head = "";
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> bullets = new ArrayList<>();
  private final List<Line> quotes = new ArrayList<>();

  /** A part of which only this is asked. */
  Block(Demands part) {
    this.part = part;
  }

  Demands part() {
    return part;
  }

  String head() {
    return head;
  }

  void head(String words) {
    head = words;
  }

  List<Line> lines() {
    return lines;
  }

  List<Line> bullets() {
    return bullets;
  }

  /** Block quotes, which close the block. */
  List<Line> quotes() {
    return quotes;
  }

  int words() {
    int words = 0;
    for (Line line : quotes) {
      words += line.count();
    }
    for (Line line : lines) {
      words += line.count();
    }
    for (Line line : bullets) {
      words += line.count();
    }
    return words;
  }

  int sentences() {
    return lines.size() + bullets.size() + quotes.size();
  }

  /** True if a bound of its own forbids more sentences. */
  boolean isFull() {
    return part.sentencesBelow() - 1 <= sentences()
        || part.wordsBelow() != Demands.NO_LIMIT && part.wordsBelow() - 12 <= words();
  }

  /** True if its own bound forbids so many more words. */
  boolean hasRoom(int more) {
    return part.wordsBelow() == Demands.NO_LIMIT || words() + more < part.wordsBelow();
  }
}
