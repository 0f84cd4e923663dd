package io.miso.constraints.language;

import com.cybozu.labs.langdetect.util.LangProfile;
import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.arnx.jsonic.JSON;

/** How often each language uses each n-gram of 1 to 3 characters, from langdetect's profiles. */
final class Profiles {
  /** The profiles of languages.txt, in its order. */
  static final Profiles SHIPPED = load();

  private static final int CHAR_BITS = 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<String> languages;
  private final long[] keys;
  private final double[][] shares;
  private final int shift;

  private Profiles(List<LangProfile> profiles) {
    languages = profiles.stream().map(profile -> profile.name).toList();
    long grams = profiles.stream().flatMap(p -> p.freq.keySet().stream()).distinct().count();
    int bits = Long.SIZE - Long.numberOfLeadingZeros(grams) + 1;
    shift = Long.SIZE - bits;
    keys = new long[1 << bits];
    shares = new double[1 << bits][];
    for (int language = 0; language < profiles.size(); language++) {
      add(profiles.get(language), language);
    }
  }

  private void add(LangProfile profile, int language) {
    profile.freq.remove("");
    for (Map.Entry<String, Integer> entry : profile.freq.entrySet()) {
      String gram = entry.getKey();
      int slot = slot(key(gram));
      if (keys[slot] == 0) {
        keys[slot] = key(gram);
        shares[slot] = new double[languages.size()];
      }
      double ofLength = profile.n_words[gram.length() - 1];
      shares[slot][language] = entry.getValue() / ofLength;
    }
  }

  /** Codes such as {@code en} and {@code zh-cn}. */
  List<String> languages() {
    return languages;
  }

  /** Where an n-gram's shares lie; -1 when no language uses it. */
  int find(long key) {
    int slot = slot(key);
    return keys[slot] == 0 ? -1 : slot;
  }

  /** The share of the n-gram among those of its length, by language; not to be changed. */
  double[] shares(int slot) {
    return shares[slot];
  }

  /** An n-gram as a number, its characters from the left; 0 is none. */
  static long key(long prefix, char next) {
    return prefix << CHAR_BITS | next;
  }

  private static long key(String gram) {
    long key = 0;
    for (int i = 0; i < gram.length(); i++) {
      key = key(key, gram.charAt(i));
    }
    return key;
  }

  /** The key's slot, or the free one where it belongs: half of all slots are free. */
  private int slot(long key) {
    int slot = (int) (key * SPREAD >>> shift);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private static Profiles load() {
    List<LangProfile> profiles = new ArrayList<>();
    for (String code : Resources.lines(Profiles.class, "languages.txt")) {
      String json = String.join("\n", Resources.lines(LangProfile.class, "/profiles/" + code));
      profiles.add(JSON.decode(json, LangProfile.class));
    }
    return new Profiles(profiles);
  }
}
