package io.miso.constraints.clean;

import io.miso.store.Digests;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The prompts of public test sets (IFEval, CC BY 4.0; IFBench, ODC-BY 1.0; FollowBench, Apache-2.0)
 * as hashes of their word runs, from which no prompt can be read. A text is contaminated by a
 * prompt if it shares a run of 8 words that occurs in fewer than 5 groups of prompts; if it has 60
 * % of the 3-word runs of a prompt of 8 to 15 words, all its words in the prompt's order for one of
 * fewer; or if the sets of 3-word runs of both have a Jaccard similarity from 0.6, computed
 * exactly.
 */
public final class Contamination {
  static final int LONG_RUN = 8;
  static final int SHORT_RUN = 3;
  static final int SHORT_PROMPT = 16;
  static final int TINY_PROMPT = 8;
  static final String RESOURCE = "contamination.bin";
  private static final double LEAST_SHARE = 0.6;

  /** 60 % of the runs of the shortest prompt of 8 words. */
  private static final int FEWEST_SHARED = 4;

  private final String sha256;
  private final String[] sets;
  private final byte[] setOf;
  private final int[] lengths;
  private final int[] runsOf;
  private final HashTable longRuns;
  private final HashTable tiny;
  private final HashTable shortRuns;
  private final int[] next;
  private final int[] prompts;

  /** Reads an index: see the class that makes it, in the tests. */
  private Contamination(byte[] index) throws IOException {
    sha256 = Digests.sha256(index);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
    sets = new String[in.readUnsignedByte()];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = in.readUTF();
    }
    int count = in.readUnsignedShort();
    setOf = new byte[count];
    lengths = new int[count];
    runsOf = new int[count];
    tiny = new HashTable(count);
    for (int i = 0; i < count; i++) {
      setOf[i] = in.readByte();
      lengths[i] = in.readUnsignedShort();
      runsOf[i] = in.readUnsignedShort();
      long whole = in.readLong();
      if (lengths[i] < TINY_PROMPT) {
        tiny.putIfAbsent(whole, i);
      }
    }
    longRuns = readLongRuns(in);
    int postings = in.readInt();
    shortRuns = new HashTable(postings);
    next = new int[postings];
    prompts = new int[postings];
    readShortRuns(in);
  }

  private static HashTable readLongRuns(DataInputStream in) throws IOException {
    int count = in.readInt();
    HashTable runs = new HashTable(count);
    for (int i = 0; i < count; i++) {
      runs.putIfAbsent(readHash(in), in.readUnsignedShort());
    }
    return runs;
  }

  /** Postings of one hash are a chain through {@code next}, which begins at the first of them. */
  private void readShortRuns(DataInputStream in) throws IOException {
    for (int i = 0; i < next.length; i++) {
      int first = shortRuns.putIfAbsent(readHash(in), i);
      prompts[i] = in.readUnsignedShort();
      next[i] = HashTable.NONE;
      if (first != HashTable.NONE) {
        next[i] = next[first];
        next[first] = i;
      }
    }
  }

  /** Six bytes of a hash are enough: one wrong hit in about 10^9 look-ups. */
  private static long readHash(DataInputStream in) throws IOException {
    return (long) in.readInt() << 16 | in.readUnsignedShort();
  }

  static long shortened(long hash) {
    return hash >>> 16;
  }

  /** Read when first asked for. */
  private static final class Shipped {
    private static final Contamination INDEX = load();
  }

  /** The index that ships with Miso. */
  public static Contamination shipped() {
    return Shipped.INDEX;
  }

  /** SHA-256 of the index, in hex. */
  public String sha256() {
    return sha256;
  }

  /** The name of the first test set found that contaminates the words, or empty. */
  public Optional<String> find(Words words) {
    int prompt = sharedLongRun(words);
    if (prompt == HashTable.NONE && words.count() < TINY_PROMPT && words.count() > 0) {
      prompt = tiny.get(words.whole());
    }
    if (prompt == HashTable.NONE) {
      prompt = sharedShortRuns(words);
    }
    return prompt == HashTable.NONE ? Optional.empty() : Optional.of(sets[setOf[prompt]]);
  }

  private int sharedLongRun(Words words) {
    if (words.count() >= LONG_RUN) {
      for (long run : words.runs(LONG_RUN)) {
        int prompt = longRuns.get(shortened(run));
        if (prompt != HashTable.NONE) {
          return prompt;
        }
      }
    }
    return HashTable.NONE;
  }

  private int sharedShortRuns(Words words) {
    if (words.count() < SHORT_RUN) {
      return HashTable.NONE;
    }
    long[] runs = words.runs(SHORT_RUN);
    int[] firsts = new int[runs.length];
    int known = 0;
    for (long run : runs) {
      int first = shortRuns.get(shortened(run));
      if (first != HashTable.NONE) {
        firsts[known++] = first;
      }
    }
    return known < FEWEST_SHARED ? HashTable.NONE : likest(Arrays.copyOf(firsts, known), runs);
  }

  /** Gathers the prompts of all known runs, so that equal ones lie together. */
  private int likest(int[] firsts, long[] runs) {
    Arrays.sort(firsts);
    int[] hits = new int[4 * firsts.length];
    int count = 0;
    for (int i = 0; i < firsts.length; i++) {
      int at = i > 0 && firsts[i] == firsts[i - 1] ? HashTable.NONE : firsts[i];
      for (; at != HashTable.NONE; at = next[at]) {
        hits = count < hits.length ? hits : Arrays.copyOf(hits, 2 * count);
        hits[count++] = prompts[at];
      }
    }
    Arrays.sort(hits, 0, count);
    int distinct = distinct(runs);
    for (int start = 0, end; start < count; start = end) {
      end = start + 1;
      while (end < count && hits[end] == hits[start]) {
        end++;
      }
      if (isLike(hits[start], end - start, distinct)) {
        return hits[start];
      }
    }
    return HashTable.NONE;
  }

  private boolean isLike(int prompt, int shared, int distinct) {
    int length = lengths[prompt];
    if (length < TINY_PROMPT) {
      return false;
    }
    int either = runsOf[prompt] + distinct - shared;
    return length < SHORT_PROMPT && shared >= LEAST_SHARE * runsOf[prompt]
        || shared >= LEAST_SHARE * either;
  }

  static int distinct(long[] runs) {
    long[] sorted = runs.clone();
    Arrays.sort(sorted);
    int distinct = Math.min(1, sorted.length);
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  private static Contamination load() {
    try (InputStream in = Contamination.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "Resource " + RESOURCE + " is missing: run ContaminationIndex.main in the tests");
      }
      return new Contamination(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + RESOURCE + " cannot be read", e);
    }
  }
}
