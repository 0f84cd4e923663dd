package io.miso.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens the store that a root names. */
public final class ObjectStores {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  /** Of a bucket's digest, as its folder's name. */
  private static final int DIGITS = 16;

  private ObjectStores() {}

  /**
   * A bucket for {@code gs://bucket/prefix}, a local folder for a path or {@code file:///path}.
   *
   * @throws IllegalArgumentException if the root has another scheme
   * @throws StoreException if the root cannot be opened
   */
  public static ObjectStore open(String root) {
    Matcher url = SCHEME.matcher(root);
    if (!url.matches()) {
      return new LocalObjectStore(Path.of(root));
    }
    return switch (url.group(1)) {
      case "gs" -> new GcsObjectStore(root);
      case "file" -> new LocalObjectStore(Path.of(URI.create(root)));
      default ->
          throw new IllegalArgumentException(
              "Unknown scheme '"
                  + url.group(1)
                  + "' in root="
                  + root
                  + ". Use a folder, file:///folder or gs://bucket/prefix.");
    };
  }

  /**
   * Where what must be a local file is kept for a root: in its own folder, or, for a bucket, in one
   * of this machine under {@code ~/.miso}.
   */
  public static Path workFolder(String root) {
    return localFolder(root)
        .map(folder -> folder.toAbsolutePath().normalize())
        .orElseGet(
            () ->
                Path.of(
                    System.getProperty("user.home"),
                    ".miso",
                    Digests.sha256(root).substring(0, DIGITS)));
  }

  /** The folder that a root names, by path or {@code file:///path}; empty for a bucket. */
  public static Optional<Path> localFolder(String root) {
    if (root.startsWith("file:")) {
      return Optional.of(Path.of(URI.create(root)));
    }
    return SCHEME.matcher(root).matches() ? Optional.empty() : Optional.of(Path.of(root));
  }
}
