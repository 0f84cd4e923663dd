package io.miso.streaming.books;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the manifests say.
 *
 * @param accepted pairs that this pipeline has published
 * @param rejected rejects that this pipeline has published
 * @param shards shards of pairs that this pipeline has published
 * @param reasons this pipeline's rejects by code
 */
public record Figures(long accepted, long rejected, long shards, Map<String, Long> reasons) {
  /** What a root says in which nothing was begun. */
  public static final Figures NONE = new Figures(0, 0, 0, Map.of());

  public Figures {
    reasons = Map.copyOf(reasons);
  }

  /** Records of the source that have found their end as a pair or a reject. */
  public long settled() {
    return accepted + rejected;
  }

  /** The most frequent codes as {@code "code n"}, the most frequent first. */
  public List<String> topRejects(int most) {
    return reasons.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .toList();
  }
}
