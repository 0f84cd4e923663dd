package io.miso.streaming.source.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.io.ParquetDecodingException;
import org.xerial.snappy.Snappy;

/** Unpacks pages. */
final class Codec {
  /** Largest page that is unpacked, in bytes; writers make pages of about a mebibyte. */
  private static final int LARGEST = 1 << 29;

  private Codec() {}

  /** Exactly so many bytes, unpacked from packed ones. */
  static byte[] unpack(CompressionCodec codec, byte[] packed, int size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new ParquetDecodingException(
          "a page of " + size + " bytes; at most " + LARGEST + " are read");
    }
    byte[] bytes =
        switch (codec) {
          case UNCOMPRESSED -> packed;
          case SNAPPY -> Snappy.uncompress(packed);
          case GZIP -> gunzip(packed, size);
          case ZSTD -> Zstd.decompress(packed, size);
          default ->
              throw new ParquetDecodingException(
                  "its codec is " + codec + "; write it with snappy, gzip, zstd or none");
        };
    if (bytes.length != size) {
      throw new ParquetDecodingException(
          "a page of " + bytes.length + " bytes that should have " + size);
    }
    return bytes;
  }

  private static byte[] gunzip(byte[] packed, int size) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(size);
    }
  }
}
