package io.miso.constraints.write.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Pools;
import io.miso.constraints.compose.rich.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says sentences about one task that keep to the bans; no wording twice while others are left. */
final class Speaker {
  private static final int CANDIDATES = 8;
  private static final int PASSES = 3;
  private static final int FEWEST = 2;
  private static final int BANNED = 1000;
  private static final int REPEATED = 100;

  /** Slots that say the same thing each time. */
  private static final List<String> FACTS = List.of("fact", "ofact");

  private final Task.Rich task;
  private final Topic topic;
  private final Dice dice;
  private final Bans bans;
  private final Optional<String> language;
  private final Decks decks;
  private final Set<Pattern> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> said = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  Speaker(Task.Rich task, Demands demands, Dice dice) {
    this.task = task;
    this.topic = Topic.of(task.topic());
    this.dice = dice;
    this.bans = new Bans(demands);
    this.language = demands.language();
    this.decks = new Decks(topic, demands, bans, dice);
  }

  /** A free sentence of a role: lead, mid, close or short. */
  Line say(String role) {
    if (language.isPresent()) {
      String key = language.get() + " " + (role.equals("close") ? "mid" : role);
      return line(Bank.of(key), Map.of(), true);
    }
    boolean general = role.equals("short") || role.equals("mid") && dice.chance(45);
    String form = general ? "any" : task.form().word();
    return line(Bank.of(form + " " + role), Map.of(), true);
  }

  /** A sentence that carries what is asked for, under fixed slots. */
  Line carry(String role, Map<String, String> fixed) {
    String key = language.isPresent() ? language.get() + " " + role : role + " " + role;
    return line(Bank.of(key), fixed, false);
  }

  /** The same without slots of its own. */
  Line carry(String role) {
    return carry(role, Map.of());
  }

  /** A title, without its brackets. */
  String title() {
    return language.isPresent() ? task.noun() : carry("title").words();
  }

  /** A postscript's sentence. */
  Line postscript() {
    return language.isPresent() ? say("mid") : carry("ps");
  }

  /** A tail that lengthens a sentence; empty if none is at hand. */
  Optional<String> tail() {
    if (language.isPresent()) {
      List<String> tails = Bank.tails(language.get());
      return tails.isEmpty() ? Optional.empty() : Optional.of(dice.pick(tails));
    }
    return Optional.of(line(Bank.of("tail tail"), Map.of(), true).words());
  }

  /** A tail of at most so many words; empty if there is none. */
  Optional<String> tail(long most) {
    if (language.isPresent()) {
      return tail().filter(tail -> Line.count(tail) <= most);
    }
    String best = "";
    for (int i = 0; i < CANDIDATES; i++) {
      String tail = i < FEWEST ? dice.pick(Pools.of("tail")) : tail().orElse("");
      int count = Line.count(tail);
      best = count <= most && count > Line.count(best) && bans.allow(tail) ? tail : best;
    }
    return Optional.of(best).filter(tail -> !tail.isEmpty());
  }

  /** What fills a template's slot of that name. */
  String entry(String name) {
    return switch (name) {
      case "thing" -> "the " + task.noun();
      case "topic", "subject" -> carry("title").words();
      case "question" -> carry("question").words();
      case "date" -> decks.deal("time");
      case "place" -> decks.deal("place");
      default -> decks.deal("person");
    };
  }

  /** A word of a slot. */
  String word(String slot) {
    return decks.deal(slot);
  }

  /** The thing, and then the others of its topic. */
  List<String> things() {
    List<String> things = new ArrayList<>(List.of(task.noun()));
    dice.shuffled(topic.nouns()).stream().filter(n -> !things.contains(n)).forEach(things::add);
    return things;
  }

  Dice dice() {
    return dice;
  }

  String placeholder() {
    return "[" + decks.deal("hole") + "]";
  }

  boolean allows(String words) {
    return bans.allow(words);
  }

  /** True if the sentence is not too long. */
  boolean fits(Line line) {
    return bans.fits(line.count());
  }

  int cost(String words) {
    return bans.cost(words);
  }

  /** The best of some candidates: allowed, and with the fewest letters that are to be spared. */
  private Line line(List<Pattern> patterns, Map<String, String> fixed, boolean free) {
    String best = "";
    Pattern chosen = patterns.get(0);
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < CANDIDATES * PASSES; i++) {
      Pattern pattern = dice.pick(patterns);
      boolean again = used.contains(pattern) || !Collections.disjoint(told, pattern.slots());
      if (i < CANDIDATES && again || bans.commas() && pattern.comma()) {
        continue;
      }
      String words = fill(pattern, fixed);
      boolean allowed = fixed.isEmpty() ? bans.allow(words) : allowsAround(words, fixed);
      allowed &= bans.fits(Line.count(words));
      int cost = bans.cost(words) + (allowed ? 0 : BANNED) + (said.contains(words) ? REPEATED : 0);
      if (cost < least) {
        least = cost;
        best = words;
        chosen = pattern;
      }
      if (cost == 0) {
        break;
      }
    }
    if (best.isEmpty()) {
      best = fill(chosen, fixed);
    }
    used.add(chosen);
    said.add(best);
    FACTS.stream().filter(chosen.slots()::contains).forEach(told::add);
    return new Line(best, "", chosen.open(), free);
  }

  /** A carried word may be the one that other sentences have to spare. */
  private boolean allowsAround(String words, Map<String, String> fixed) {
    String rest = words;
    for (String value : fixed.values()) {
      rest = rest.replace(value, "it");
    }
    return bans.allow(rest);
  }

  private String fill(Pattern pattern, Map<String, String> fixed) {
    StringBuilder text = new StringBuilder(96);
    List<String> literals = pattern.literals();
    for (int i = 0; i < pattern.slots().size(); i++) {
      text.append(literals.get(i));
      String word = filled(pattern.slots().get(i), fixed);
      if (endsWithArticle(text) && Articles.vowel(word)) {
        text.insert(text.length() - 1, 'n');
      }
      text.append(word);
    }
    return text.append(literals.get(literals.size() - 1)).toString();
  }

  private static boolean endsWithArticle(StringBuilder text) {
    int end = text.length();
    return end >= 2
        && text.charAt(end - 1) == ' '
        && (text.charAt(end - 2) == 'a' || text.charAt(end - 2) == 'A')
        && (end == 2 || text.charAt(end - 3) == ' ');
  }

  private String filled(String slot, Map<String, String> fixed) {
    String given = fixed.get(slot);
    if (given != null) {
      return given;
    }
    return switch (slot) {
      case "noun" -> task.noun();
      case "other" -> task.other();
      case "setting" -> topic.setting();
      case "fact" -> topic.fact(task.noun());
      case "ofact" -> topic.fact(task.other());
      default -> decks.deal(slot);
    };
  }
}
