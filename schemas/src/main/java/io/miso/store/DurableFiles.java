package io.miso.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Folders and names below a root that outlive a loss of power. */
final class DurableFiles {
  private final Path root;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  DurableFiles(Path root) {
    this.root = root;
  }

  /** Makes the file's or folder's content durable. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Gives a synced temporary file its name; false if the name is taken. Either way the object under
   * the name is durable: the winner of a race may not have synced the folder yet.
   */
  boolean link(Path temporary, Path target) throws IOException {
    Path folder = prepareFolder(target);
    boolean linked = true;
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException taken) {
      linked = false;
    }
    sync(folder);
    return linked;
  }

  /** Creates the folder that is to hold the target, and returns it. */
  Path prepareFolder(Path target) throws IOException {
    Path folder = parent(target);
    create(folder);
    return folder;
  }

  /** A folder is durable once its entry in the folder above is, and so on up to the root. */
  private void create(Path folder) throws IOException {
    if (folder.equals(root) || (durable.contains(folder) && Files.isDirectory(folder))) {
      return;
    }
    Path above = parent(folder);
    create(above);
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException raced) {
        if (!Files.isDirectory(folder)) {
          throw raced;
        }
      }
    }
    sync(above);
    durable.add(folder);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("No folder holds " + path);
    }
    return parent;
  }
}
