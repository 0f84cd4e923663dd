package io.miso.constraints.compose.rich;

import io.miso.constraints.text.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Word lists that go with any topic: times, names, keywords, end phrases and so on. */
public final class Pools {
  private static final Map<String, List<String>> ALL = load();

  private Pools() {}

  /** The list of that name in pools.txt. */
  public static List<String> of(String name) {
    List<String> pool = ALL.get(name);
    if (pool == null) {
      throw new IllegalArgumentException("Unknown list " + name + ": use one of " + ALL.keySet());
    }
    return pool;
  }

  /** True if there is such a list. */
  public static boolean has(String name) {
    return ALL.containsKey(name);
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> pools = new HashMap<>();
    for (String line : Resources.lines(Pools.class, "pools.txt")) {
      int colon = line.indexOf(": ");
      pools.put(
          line.substring(0, colon), Stream.of(line.substring(colon + 2).split(" \\| ")).toList());
    }
    return pools;
  }
}
