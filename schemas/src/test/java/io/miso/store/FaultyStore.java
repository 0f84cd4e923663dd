package io.miso.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that fails once, before or after one chosen operation takes effect. */
public final class FaultyStore implements ObjectStore {
  /** Where in the operation the failure falls. */
  public enum When {
    BEFORE,
    AFTER
  }

  private final ObjectStore store;
  private When when = When.BEFORE;
  private int countdown;
  private int operations;

  /** Wraps the store; without {@link #failAt} nothing fails. */
  public FaultyStore(ObjectStore store) {
    this.store = store;
  }

  /** Lets the n-th operation from now fail, counted from 1. */
  public void failAt(int operation, When when) {
    this.countdown = operation;
    this.when = when;
  }

  /** Operations called so far. */
  public int operations() {
    return operations;
  }

  private <T> T run(String name, Supplier<T> operation) {
    operations++;
    countdown--;
    if (countdown == 0 && when == When.BEFORE) {
      throw failure(name);
    }
    T result = operation.get();
    if (countdown == 0) {
      throw failure(name);
    }
    return result;
  }

  private StoreException failure(String name) {
    return new StoreException("use", name, "The test did it.", new IOException(when + " effect"));
  }

  @Override
  public boolean create(String name, byte[] bytes) {
    return run(name, () -> store.create(name, bytes));
  }

  @Override
  public boolean create(String name, Path file) {
    return run(name, () -> store.create(name, file));
  }

  @Override
  public Optional<Stored> find(String name) {
    return run(name, () -> store.find(name));
  }

  @Override
  public byte[] read(String name) {
    return run(name, () -> store.read(name));
  }

  @Override
  public byte[] read(String name, long offset, int length) {
    return run(name, () -> store.read(name, offset, length));
  }

  @Override
  public boolean compareAndSet(String name, long expectedGeneration, byte[] bytes) {
    return run(name, () -> store.compareAndSet(name, expectedGeneration, bytes));
  }

  @Override
  public List<String> list(String prefix, String start) {
    return run(prefix, () -> store.list(prefix, start));
  }

  @Override
  public void delete(String name) {
    run(
        name,
        () -> {
          store.delete(name);
          return name;
        });
  }

  @Override
  public Path fetch(String name) {
    return run(name, () -> store.fetch(name));
  }

  @Override
  public Path scratch() {
    return store.scratch();
  }

  @Override
  public String root() {
    return store.root();
  }

  @Override
  public void close() {
    store.close();
  }
}
