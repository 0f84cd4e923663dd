package io.miso.store;

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

/**
 * Single requests to Google Cloud Storage, and what to make of their replies.
 *
 * <p>Google's client repeats a write whose reply was lost, and the repeat then meets the first
 * try's own object (412). So every write carries a token in the object's metadata: an object with
 * this write's token is this write's success. A write repeated by a new process has a new token;
 * {@link PutOnce} recognises it by its bytes.
 */
record GcsBlobs(Storage storage) {
  private static final String TOKEN = "miso-write";
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  /** Writes the file unless the object exists; true if it was written. */
  boolean create(BlobId id, Path file) throws IOException {
    BlobInfo info = written(id).setCrc32c(Digests.crc32c(file)).build();
    return landed(
        info,
        () ->
            storage.createFrom(
                info, file, BlobWriteOption.doesNotExist(), BlobWriteOption.crc32cMatch()));
  }

  /** Writes if the object has the generation, 0 for none; true if it was written. */
  boolean compareAndSet(BlobId id, long generation, byte[] bytes) throws IOException {
    BlobInfo info = written(id).build();
    return landed(
        info, () -> storage.create(info, bytes, BlobTargetOption.generationMatch(generation)));
  }

  private static BlobInfo.Builder written(BlobId id) {
    return BlobInfo.newBuilder(id).setMetadata(Map.of(TOKEN, UUID.randomUUID().toString()));
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

  /** The newest bytes with their generation. */
  Optional<ObjectStore.Stored> find(BlobId id) {
    Blob blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION));
    while (blob != null) {
      try {
        byte[] bytes = storage.readAllBytes(generation(blob));
        return Optional.of(new ObjectStore.Stored(bytes, blob.getGeneration()));
      } catch (StorageException e) {
        if (e.getCode() != NOT_FOUND) {
          throw e;
        }
        blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION)); // replaced meanwhile
      }
    }
    return Optional.empty();
  }

  /** At most so many bytes from the offset on. */
  byte[] read(BlobId id, long offset, int length) throws IOException {
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

  /** Names below the prefix from the start on, both within the bucket, in order. */
  List<String> list(String bucket, String prefix, String start) {
    List<String> names = new ArrayList<>();
    storage
        .list(
            bucket,
            BlobListOption.prefix(prefix),
            BlobListOption.startOffset(start),
            BlobListOption.fields(BlobField.NAME))
        .iterateAll()
        .forEach(blob -> names.add(blob.getName()));
    names.removeIf(name -> name.endsWith("/")); // the console's mark of an empty folder
    return names;
  }

  /** The object, checked against its CRC-32C, in the scratch folder, once for each generation. */
  Path download(BlobId id, Scratch scratch) throws IOException {
    Blob blob = storage.get(id, BlobGetOption.fields(BlobField.GENERATION, BlobField.CRC32C));
    if (blob == null) {
      throw new StorageException(NOT_FOUND, "No such object: " + id.toGsUtilUri());
    }
    String key = Digests.sha256(id.getName() + "#" + blob.getGeneration());
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
}
