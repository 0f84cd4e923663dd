package io.miso.store;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The names of files under a root. A symbolic link counts as what it points to; what vanishes while
 * the list is made, or points nowhere, is left out.
 */
final class LocalListing extends SimpleFileVisitor<Path> {
  private final Path root;
  private final String prefix;
  private final String start;
  private final List<String> names = new ArrayList<>();

  private LocalListing(Path root, String prefix, String start) {
    this.root = root;
    this.prefix = prefix;
    this.start = start;
  }

  /** Names with the prefix that are not below the start, sorted. */
  static List<String> list(Path root, String prefix, String start) throws IOException {
    LocalListing listing = new LocalListing(root, prefix, start);
    Files.walkFileTree(
        root.resolve(Names.folder(prefix)),
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        listing);
    listing.names.sort(Names::compare);
    return listing.names;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String inside = folder.equals(root) ? "" : name(folder) + "/";
    return mayHold(inside) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  private boolean mayHold(String folder) {
    return !folder.equals(Names.RESERVED + "/")
        && (folder.startsWith(prefix) || prefix.startsWith(folder))
        && (start.startsWith(folder) || Names.compare(folder, start) > 0);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = name(file);
    if (attributes.isRegularFile() && name.startsWith(prefix) && Names.compare(name, start) >= 0) {
      names.add(name);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
