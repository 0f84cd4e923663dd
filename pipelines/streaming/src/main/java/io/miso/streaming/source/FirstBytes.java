package io.miso.streaming.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file as it was when it had so many bytes: what was appended since is not there. */
final class FirstBytes implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private final long length;

  FirstBytes(SeekableByteChannel file, long length) {
    this.file = file;
    this.length = length;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    long left = length - file.position();
    if (left <= 0) {
      return -1;
    }
    int limit = bytes.limit();
    bytes.limit((int) Math.min(limit, bytes.position() + left));
    int count = file.read(bytes);
    bytes.limit(limit);
    return count;
  }

  @Override
  public long size() throws IOException {
    return Math.min(length, file.size());
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new UnsupportedOperationException("A corpus is only read");
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("A corpus is only read");
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
