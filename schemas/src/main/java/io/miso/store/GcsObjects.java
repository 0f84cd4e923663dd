package io.miso.store;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects of Google Cloud Storage that others write, to be read only. Each is named together with
 * its generation, as {@code gs://bucket/name#generation}: once found, the same bytes are read, or
 * none.
 */
public final class GcsObjects {
  private static final Pattern URL = Pattern.compile("gs://([^/]+)/?(.*)");
  private static final Pattern PINNED = Pattern.compile("(gs://[^/]+/.+)#(\\d+)");

  /** One client for each endpoint, as long as the process lives. */
  private static final Map<String, Storage> CLIENTS = new ConcurrentHashMap<>();

  private GcsObjects() {}

  /** True for {@code gs://...}. */
  public static boolean isUrl(String path) {
    return path.startsWith("gs://");
  }

  /** The object that has this very name, or empty. */
  public static Optional<String> find(String url) {
    BlobId id = id(url);
    if (id.getName().isEmpty()) {
      return Optional.empty();
    }
    Blob blob =
        attempt("find", url, () -> client().get(id, BlobGetOption.fields(BlobField.GENERATION)));
    return Optional.ofNullable(blob).map(GcsObjects::pinned);
  }

  /** The objects right below the folder, not those in folders of it, in order of their names. */
  public static List<String> list(String folder) {
    BlobId id = id(folder);
    String prefix = id.getName().isEmpty() ? "" : id.getName() + "/";
    return attempt("list", folder, () -> list(id.getBucket(), prefix));
  }

  private static List<String> list(String bucket, String prefix) {
    List<String> objects = new ArrayList<>();
    client()
        .list(
            bucket,
            BlobListOption.prefix(prefix),
            BlobListOption.currentDirectory(),
            BlobListOption.fields(BlobField.NAME, BlobField.GENERATION))
        .iterateAll()
        .forEach(
            blob -> {
              if (!blob.getName().endsWith("/")) {
                objects.add(pinned(blob));
              }
            });
    return objects;
  }

  /** The bytes of an object that was found; nothing is fetched before they are read. */
  public static SeekableByteChannel open(String pinned) {
    Matcher parts = PINNED.matcher(pinned);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not gs://bucket/name#generation: " + pinned);
    }
    BlobId id = id(parts.group(1));
    return new GcsChannel(
        client(), BlobId.of(id.getBucket(), id.getName(), generation(pinned)), pinned);
  }

  /** The name without the generation; one that has none stays as it is. */
  public static String url(String pinned) {
    Matcher parts = PINNED.matcher(pinned);
    return parts.matches() ? parts.group(1) : pinned;
  }

  /** The generation of an object that was found. */
  public static long generation(String pinned) {
    return Long.parseLong(pinned.substring(pinned.lastIndexOf('#') + 1));
  }

  private static String pinned(Blob blob) {
    return "gs://" + blob.getBucket() + "/" + blob.getName() + "#" + blob.getGeneration();
  }

  private static BlobId id(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not gs://bucket/name: " + url);
    }
    return BlobId.of(parts.group(1), parts.group(2).replaceFirst("/+$", ""));
  }

  private static Storage client() {
    return CLIENTS.computeIfAbsent(
        GcsObjectStore.emulator(), host -> GcsObjectStore.options(host).getService());
  }

  private static <T> T attempt(String operation, String url, Supplier<T> action) {
    try {
      return action.get();
    } catch (StorageException e) {
      throw failure(operation, url, e);
    }
  }

  static StoreException failure(String operation, String url, StorageException e) {
    String remedy =
        switch (e.getCode()) {
          case 401, 403 ->
              "Give this account the role storage.objectViewer on the bucket, or log in with"
                  + " 'gcloud auth application-default login'.";
          case 404 -> "Is the bucket's name right?";
          default -> "Check the network; reading goes on where it was.";
        };
    return new StoreException(operation, url, remedy, new IOException(e.getMessage(), e));
  }
}
