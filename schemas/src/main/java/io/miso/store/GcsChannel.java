package io.miso.store;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One generation of an object, fetched in pieces from where it is read; about two mebibytes of it
 * are in memory. Whatever fails is a {@link StoreException}; that the generation is gone, one whose
 * cause is a {@link NoSuchFileException}.
 */
final class GcsChannel implements SeekableByteChannel {
  private static final int NOT_FOUND = 404;

  private final Storage storage;
  private final BlobId id;
  private final String name;
  private Optional<ReadChannel> reader = Optional.empty();
  private OptionalLong size = OptionalLong.empty();
  private long position;
  private boolean open = true;

  /** Reads the object through a client; the name is for messages. */
  GcsChannel(Storage storage, BlobId id, String name) {
    this.storage = storage;
    this.id = id;
    this.name = name;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (position >= size()) {
      return -1;
    }
    try {
      int count = reader().read(bytes);
      position += Math.max(0, count);
      return count;
    } catch (StorageException e) {
      throw failure(e);
    } catch (IOException e) {
      throw e.getCause() instanceof StorageException cause
          ? failure(cause)
          : new StoreException("read", name, "Check the network.", e);
    }
  }

  /** The bytes as they are stored: packed ones stay packed, so that ranges mean what they say. */
  private ReadChannel reader() throws IOException {
    if (reader.isEmpty()) {
      ReadChannel opened = storage.reader(id, BlobSourceOption.shouldReturnRawInputStream(true));
      opened.seek(position);
      reader = Optional.of(opened);
    }
    return reader.get();
  }

  private StoreException failure(StorageException e) {
    return e.getCode() == NOT_FOUND ? gone() : GcsObjects.failure("read", name, e);
  }

  private StoreException gone() {
    String why = "it was overwritten or deleted after it was found";
    return new StoreException(
        "read", name, "Write what is new as an object of its own.", new NoSuchFileException(why));
  }

  @Override
  public long size() {
    if (size.isEmpty()) {
      try {
        Blob blob = storage.get(id, BlobGetOption.fields(BlobField.SIZE));
        if (blob == null) {
          throw gone();
        }
        size = OptionalLong.of(blob.getSize());
      } catch (StorageException e) {
        throw failure(e);
      }
    }
    return size.getAsLong();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    if (to != position) {
      closeReader();
      position = to;
    }
    return this;
  }

  private void closeReader() {
    reader.ifPresent(ReadChannel::close);
    reader = Optional.empty();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    closeReader();
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }
}
