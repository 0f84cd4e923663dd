package io.miso.constraints.language;

import com.cybozu.labs.langdetect.Detector;
import com.cybozu.labs.langdetect.DetectorFactory;
import com.cybozu.labs.langdetect.LangDetectException;
import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The language of a text by Cybozu's langdetect, the original of the port that IFEval uses. Its
 * random draws are seeded from the text, so the same text always gets the same answer.
 */
public final class LanguageId {
  private static final SortedSet<String> CODES = load();

  /** A writer and a validator judge the same text in turn, and detection dwarfs all other rules. */
  private static final int REMEMBERED = 16;

  private static final ThreadLocal<Map<String, Optional<String>>> LAST =
      ThreadLocal.withInitial(Recent::new);

  private LanguageId() {}

  /** The codes that can be detected, such as {@code en} and {@code zh-cn}. */
  public static SortedSet<String> codes() {
    return CODES;
  }

  /** The likeliest language; empty when the text has no feature to go by. */
  public static Optional<String> detect(String text) {
    return LAST.get().computeIfAbsent(text, LanguageId::detectAnew);
  }

  private static Optional<String> detectAnew(String text) {
    try {
      Detector detector = seeded(text.hashCode());
      detector.append(text);
      String code = detector.detect();
      return CODES.contains(code) ? Optional.of(code) : Optional.empty();
    } catch (LangDetectException noFeature) {
      return Optional.empty();
    }
  }

  /** The factory hands its static seed to each new detector, hence the lock. */
  private static synchronized Detector seeded(long seed) throws LangDetectException {
    DetectorFactory.setSeed(seed);
    return DetectorFactory.create();
  }

  private static SortedSet<String> load() {
    List<String> profiles = new ArrayList<>();
    for (String code : Resources.lines(LanguageId.class, "languages.txt")) {
      profiles.add(String.join("\n", Resources.lines(DetectorFactory.class, "/profiles/" + code)));
    }
    try {
      DetectorFactory.loadProfile(profiles);
    } catch (LangDetectException damaged) {
      throw new IllegalStateException(
          "The language profiles in the langdetect jar cannot be read: replace the jar", damaged);
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(DetectorFactory.getLangList()));
  }

  /** The texts seen last. */
  private static final class Recent extends LinkedHashMap<String, Optional<String>> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
      return size() > REMEMBERED;
    }
  }
}
