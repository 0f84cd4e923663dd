package io.miso.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Immutable and compare-and-set objects under one root, local or in a bucket.
 *
 * <p>Names are relative, use {@code /} and sort by UTF-8 bytes; no name may be another's folder. A
 * name that would not work in every store is an {@link IllegalArgumentException}. Every method
 * throws {@link StoreException} when the store fails; a write that threw may have landed. Safe for
 * use by several threads and processes.
 */
public interface ObjectStore extends AutoCloseable {
  /** An object's bytes and the generation that {@link #compareAndSet} expects. */
  record Stored(byte[] bytes, long generation) {}

  /** The generation of an object that does not exist. */
  long ABSENT = 0;

  /**
   * Writes the object durably; false, and nothing is changed, if the name is taken. After a restart
   * it may be taken by our own earlier try: {@link PutOnce} tells that from a rival's.
   */
  boolean create(String name, byte[] bytes);

  /**
   * Writes a file's bytes as an object; false if the name is taken. The file may be consumed: write
   * it under {@link #scratch()} and do not use it again.
   */
  boolean create(String name, Path file);

  /** The object with its generation, or empty if it does not exist. */
  Optional<Stored> find(String name);

  /**
   * The object's bytes.
   *
   * @throws StoreException if it does not exist
   */
  byte[] read(String name);

  /** At most {@code length} bytes from {@code offset}; fewer at the object's end. */
  byte[] read(String name, long offset, int length);

  /**
   * Replaces the object if its generation is still the expected one, or creates it if that is
   * {@link #ABSENT}; false, and nothing is changed, otherwise. Every replacement has a new
   * generation.
   */
  boolean compareAndSet(String name, long expectedGeneration, byte[] bytes);

  /**
   * Names under the prefix that are not below {@code start}, sorted; all of them if it is empty.
   */
  List<String> list(String prefix, String start);

  /** Deletes the object; one that does not exist is left so. */
  void delete(String name);

  /**
   * A local file that holds the object's bytes, to be read only: its own, or a fetched copy, which
   * lives until the store is closed.
   *
   * @throws StoreException if it does not exist
   */
  Path fetch(String name);

  /**
   * A local folder for files in the making, on the store's own disk where it has one; removed when
   * the store is closed, or after a kill when the next one opens.
   */
  Path scratch();

  /** The root: an absolute path, or {@code gs://bucket/prefix}. */
  String root();

  @Override
  void close();
}
