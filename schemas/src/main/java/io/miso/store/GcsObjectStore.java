package io.miso.store;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Objects in a Google Cloud Storage bucket, below a prefix. */
public final class GcsObjectStore implements ObjectStore {
  /**
   * The variable that points Google's clients at an emulator, such as {@code localhost:9000}; a
   * system property of this name does it for one process.
   */
  public static final String EMULATOR = "STORAGE_EMULATOR_HOST";

  private static final Pattern ROOT = Pattern.compile("gs://([^/]+)/?(.*?)/?");
  private static final int NOT_FOUND = 404;

  private final Storage storage;
  private final GcsBlobs blobs;
  private final String root;
  private final String bucket;
  private final String prefix;
  private final Scratch scratch;

  /** The root with this machine's credentials, or on the emulator that the environment names. */
  public GcsObjectStore(String root) {
    this(root, options(emulator()).getService());
  }

  /** The emulator that a system property or the environment names; empty: the service itself. */
  static String emulator() {
    String host = System.getProperty(EMULATOR, System.getenv(EMULATOR));
    return host == null ? "" : host;
  }

  /** This machine's credentials, or an emulator's none. */
  static StorageOptions options(String emulator) {
    return emulator.isEmpty() ? StorageOptions.getDefaultInstance() : onHost(emulator);
  }

  /** The root through a client; {@link #close} closes it. */
  GcsObjectStore(String root, Storage storage) {
    Matcher parts = ROOT.matcher(root);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a bucket: root=" + root + ". Use gs://bucket/prefix");
    }
    this.storage = storage;
    this.blobs = new GcsBlobs(storage);
    this.root = root;
    this.bucket = parts.group(1);
    this.prefix = parts.group(2).isEmpty() ? "" : Names.check(parts.group(2)) + "/";
    this.scratch = attempt("open scratch for", "", () -> Scratch.open(localFolder()));
  }

  /** The root on an emulator at {@code http://host:port}, without credentials. */
  public static GcsObjectStore onEmulator(String root, String host) {
    return new GcsObjectStore(root, onHost(host).getService());
  }

  @Override
  public boolean create(String name, byte[] bytes) {
    return compareAndSet(name, ABSENT, bytes);
  }

  @Override
  public boolean create(String name, Path file) {
    return attempt("write", name, () -> blobs.create(id(name), file));
  }

  @Override
  public boolean compareAndSet(String name, long expectedGeneration, byte[] bytes) {
    return attempt("write", name, () -> blobs.compareAndSet(id(name), expectedGeneration, bytes));
  }

  @Override
  public Optional<Stored> find(String name) {
    return attempt("read", name, () -> blobs.find(id(name)));
  }

  @Override
  public byte[] read(String name) {
    return attempt("read", name, () -> storage.readAllBytes(id(name)));
  }

  @Override
  public byte[] read(String name, long offset, int length) {
    return attempt("read", name, () -> blobs.read(id(name), offset, length));
  }

  @Override
  public List<String> list(String prefix, String start) {
    String first = this.prefix + (start.isEmpty() ? Names.folder(prefix) : start);
    return attempt("list", prefix, () -> blobs.list(bucket, this.prefix + prefix, first)).stream()
        .map(name -> name.substring(this.prefix.length()))
        .toList();
  }

  @Override
  public void delete(String name) {
    attempt("delete", name, () -> storage.delete(id(name)));
  }

  /** The object, downloaded and checked against its CRC-32C; the copy is kept until closing. */
  @Override
  public Path fetch(String name) {
    return attempt("read", name, () -> blobs.download(id(name), scratch));
  }

  @Override
  public Path scratch() {
    return scratch.folder();
  }

  @Override
  public String root() {
    return root;
  }

  @Override
  public void close() {
    scratch.close();
    attempt(
        "close",
        "",
        () -> {
          try {
            storage.close();
          } catch (IOException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IOException(e);
          }
          return root;
        });
  }

  private BlobId id(String name) {
    return BlobId.of(bucket, prefix + Names.check(name));
  }

  private static Path localFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"), "miso-" + System.getProperty("user.name"));
  }

  private static StorageOptions onHost(String host) {
    return StorageOptions.newBuilder()
        .setHost(host.contains("://") ? host : "http://" + host)
        .setProjectId("emulator")
        .setCredentials(NoCredentials.getInstance())
        .build();
  }

  private <T> T attempt(String operation, String name, IoSupplier<T> action) {
    try {
      return action.get();
    } catch (StorageException e) {
      throw failure(operation, name, e.getCode(), new IOException(e.getMessage(), e));
    } catch (IOException e) {
      int code = e.getCause() instanceof StorageException cause ? cause.getCode() : 0;
      throw failure(operation, name, code, e);
    }
  }

  private StoreException failure(String operation, String name, int code, IOException cause) {
    String remedy =
        switch (code) {
          case 401, 403 ->
              "Give this account the role storage.objectUser on the bucket, or log in with"
                  + " 'gcloud auth application-default login'.";
          case NOT_FOUND -> "Look for it under " + root + "; nothing was changed.";
          default -> "Check the network; what is already published is safe.";
        };
    return new StoreException(operation, root + " " + name, remedy, cause);
  }
}
