package io.miso.streaming.source;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a file of gzip members, one after the other. Java's own stream passes over what follows
 * the last one in silence; here it is an error.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER = 8;

  private final SeekableByteChannel file;
  private long filled;

  GzipMembers(SeekableByteChannel file, int buffer) throws IOException {
    super(Channels.newInputStream(file), buffer);
    this.file = file;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    filled = file.position();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    if (count < 0 && filled - inf.getRemaining() + TRAILER < file.size()) {
      throw new ZipException("what follows its last gzip member is none");
    }
    return count;
  }
}
