package io.miso.store;

import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects in a Google Cloud Storage bucket, below a prefix.
 *
 * <p>Google's client repeats a write whose reply was lost, and the repeat then meets the first
 * try's own object (412). So every write carries a token in the object's metadata: an object with
 * this write's token is this write's success. A write repeated by a new process has a new token;
 * {@link PutOnce} recognises it by its bytes.
 */
public final class GcsObjectStore implements ObjectStore {
  /** The variable that points Google's clients at an emulator, such as {@code localhost:9000}. */
  public static final String EMULATOR = "STORAGE_EMULATOR_HOST";

  private static final Pattern ROOT = Pattern.compile("gs://([^/]+)/?(.*?)/?");
  private static final String TOKEN = "miso-write";
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final Storage storage;
  private final String root;
  private final String bucket;
  private final String prefix;
  private final Scratch scratch;

  /** The root with this machine's credentials, or on the emulator that the environment names. */
  public GcsObjectStore(String root) {
    this(
        root,
        Optional.ofNullable(System.getenv(EMULATOR))
            .map(GcsObjectStore::emulator)
            .orElseGet(StorageOptions::getDefaultInstance)
            .getService());
  }

  /** The root through a client; {@link #close} closes it. */
  GcsObjectStore(String root, Storage storage) {
    Matcher parts = ROOT.matcher(root);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a bucket: root=" + root + ". Use gs://bucket/prefix");
    }
    this.storage = storage;
    this.root = root;
    this.bucket = parts.group(1);
    this.prefix = parts.group(2).isEmpty() ? "" : Names.check(parts.group(2)) + "/";
    this.scratch = attempt("open scratch for", "", () -> Scratch.open(localFolder()));
  }

  /** The root on an emulator at {@code http://host:port}, without credentials. */
  public static GcsObjectStore onEmulator(String root, String host) {
    return new GcsObjectStore(root, emulator(host).getService());
  }

  @Override
  public boolean create(String name, byte[] bytes) {
    return compareAndSet(name, ABSENT, bytes);
  }

  @Override
  public boolean create(String name, Path file) {
    return attempt(
        "write",
        name,
        () -> {
          BlobInfo info = written(name).setCrc32c(Digests.crc32c(file)).build();
          return landed(
              info,
              () ->
                  storage.createFrom(
                      info, file, BlobWriteOption.doesNotExist(), BlobWriteOption.crc32cMatch()));
        });
  }

  @Override
  public boolean compareAndSet(String name, long expectedGeneration, byte[] bytes) {
    BlobInfo info = written(name).build();
    return attempt(
        "write",
        name,
        () ->
            landed(
                info,
                () ->
                    storage.create(
                        info, bytes, BlobTargetOption.generationMatch(expectedGeneration))));
  }

  @Override
  public Optional<Stored> find(String name) {
    return attempt("read", name, () -> findBlob(id(name)));
  }

  @Override
  public byte[] read(String name) {
    return attempt("read", name, () -> storage.readAllBytes(id(name)));
  }

  @Override
  public byte[] read(String name, long offset, int length) {
    return attempt("read", name, () -> readRange(id(name), offset, length));
  }

  @Override
  public List<String> list(String prefix, String start) {
    String folder = this.prefix + Names.folder(prefix);
    String first = start.isEmpty() ? folder : this.prefix + start;
    return attempt("list", prefix, () -> listBlobs(this.prefix + prefix, first));
  }

  @Override
  public void delete(String name) {
    attempt("delete", name, () -> storage.delete(id(name)));
  }

  /** The object, downloaded and checked against its CRC-32C; the copy is kept until closing. */
  @Override
  public Path fetch(String name) {
    return attempt("read", name, () -> download(name, id(name)));
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

  private BlobInfo.Builder written(String name) {
    return BlobInfo.newBuilder(id(name)).setMetadata(Map.of(TOKEN, UUID.randomUUID().toString()));
  }

  /** True if the write, or an earlier try of it, wrote the object. */
  private boolean landed(BlobInfo info, IoSupplier<Blob> write) throws IOException {
    try {
      write.get();
      return true;
    } catch (StorageException e) {
      if (e.getCode() != PRECONDITION_FAILED) {
        throw e;
      }
      Blob standing = storage.get(info.getBlobId());
      return standing != null && info.getMetadata().equals(standing.getMetadata());
    }
  }

  private Optional<Stored> findBlob(BlobId id) {
    Blob blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION));
    while (blob != null) {
      try {
        byte[] bytes = storage.readAllBytes(generation(blob));
        return Optional.of(new Stored(bytes, blob.getGeneration()));
      } catch (StorageException e) {
        if (e.getCode() != NOT_FOUND) {
          throw e;
        }
        blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION)); // replaced meanwhile
      }
    }
    return Optional.empty();
  }

  private byte[] readRange(BlobId id, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try (ReadChannel reader = storage.reader(id)) {
      reader.setChunkSize(0); // else the client fetches and keeps 2 MiB
      reader.seek(offset);
      reader.limit(offset + length);
      int count = 0;
      while (buffer.hasRemaining() && count >= 0) {
        count = reader.read(buffer);
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private List<String> listBlobs(String prefix, String start) {
    List<String> names = new ArrayList<>();
    storage
        .list(
            bucket,
            BlobListOption.prefix(prefix),
            BlobListOption.startOffset(start),
            BlobListOption.fields(BlobField.NAME))
        .iterateAll()
        .forEach(blob -> names.add(blob.getName().substring(this.prefix.length())));
    names.removeIf(name -> name.endsWith("/")); // the console's mark of an empty folder
    return names;
  }

  private Path download(String name, BlobId id) throws IOException {
    Blob blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION, BlobField.CRC32C));
    if (blob == null) {
      throw new StorageException(NOT_FOUND, "No such object: " + id.toGsUtilUri());
    }
    String key = Digests.sha256(name + "#" + blob.getGeneration());
    Path fetched = scratch.folder().resolve("fetched-" + key);
    if (!Files.exists(fetched)) {
      Path part = scratch.next();
      storage.downloadTo(generation(blob), part);
      if (!Digests.crc32c(part).equals(blob.getCrc32c())) {
        throw new IOException("the bytes that arrived do not fit its CRC-32C");
      }
      Files.move(part, fetched, StandardCopyOption.ATOMIC_MOVE);
    }
    return fetched;
  }

  private static BlobId generation(Blob blob) {
    return BlobId.of(blob.getBucket(), blob.getName(), blob.getGeneration());
  }

  private BlobId id(String name) {
    return BlobId.of(bucket, prefix + Names.check(name));
  }

  private static Path localFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"), "miso-" + System.getProperty("user.name"));
  }

  private static StorageOptions emulator(String host) {
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
