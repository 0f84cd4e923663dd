package io.miso.constraints.write.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Pools;
import io.miso.constraints.compose.rich.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The words of one topic by slot, without those that are banned. */
final class Decks {
  private static final int FEWEST = 2;
  private static final Map<String, List<String>> JOINED = new ConcurrentHashMap<>();

  private final Map<String, Deck> decks = new HashMap<>();
  private final Bans bans;
  private final Dice dice;

  Decks(Topic topic, Demands demands, Bans bans, Dice dice) {
    this.bans = bans;
    this.dice = dice;
    deck("people", topic.people(), demands);
    deck("adj", joined("adjective", topic.name(), topic.adjectives()), demands);
    deck("verb", joined("verb", topic.name(), topic.verbs()), demands);
    deck("place", topic.places(), demands);
    deck("time", Pools.of("time"), demands);
    deck("person", Pools.of("person"), demands);
    deck("hole", Pools.of("placeholder"), demands);
  }

  /** A topic's own words, then those that go with any. */
  private static List<String> joined(String pool, String topic, List<String> own) {
    return JOINED.computeIfAbsent(
        pool + " " + topic, anew -> Stream.concat(own.stream(), Pools.of(pool).stream()).toList());
  }

  /** Without banned words, and without the letter to be spared where enough words do without. */
  private void deck(String slot, List<String> words, Demands demands) {
    List<String> allowed = words;
    if (!demands.forbidden().isEmpty()) {
      allowed = some(words, w -> demands.forbidden().stream().noneMatch(f -> Bans.holdsWord(w, f)));
    }
    if (bans.sparesLetter()) {
      allowed = some(allowed, w -> bans.cost(w) == 0);
    }
    decks.put(slot, new Deck(allowed, dice));
  }

  private static List<String> some(List<String> words, Predicate<String> wanted) {
    List<String> found = words.stream().filter(wanted).toList();
    return found.size() < FEWEST ? words : found;
  }

  /** The next word of a slot. */
  String deal(String slot) {
    Deck deck = decks.get(slot);
    if (deck == null) {
      throw new IllegalArgumentException("No words for {" + slot + "}: see sentences.txt");
    }
    return deck.deal();
  }
}
