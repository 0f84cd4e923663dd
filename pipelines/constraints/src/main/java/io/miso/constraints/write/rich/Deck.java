package io.miso.constraints.write.rich;

import io.miso.constraints.compose.Dice;
import java.util.List;

/** Items in a random order, each dealt once before any is dealt again. */
final class Deck {
  private final List<String> items;
  private final int start;
  private final int stride;
  private int dealt;

  Deck(List<String> items, Dice dice) {
    this.items = items;
    this.start = dice.below(items.size());
    this.stride = coprime(items.size(), dice);
  }

  String deal() {
    return items.get((start + stride * dealt++) % items.size());
  }

  private static int coprime(int size, Dice dice) {
    int stride = 1 + dice.below(size);
    while (gcd(stride, size) != 1) {
      stride++;
    }
    return stride;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
