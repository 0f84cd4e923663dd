package io.miso.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import io.miso.gcs.GcsFake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GcsObjectsTest {
  private static final byte[] BYTES = new byte[5 << 20];

  static {
    new Random(1).nextBytes(BYTES);
  }

  private final GcsFake fake = GcsFake.startAsEmulator("b");

  @AfterEach
  void stop() {
    fake.close();
  }

  private static String put(String name, byte[] bytes) {
    Storage storage = GcsObjectStore.options(GcsObjectStore.emulator()).getService();
    Blob blob = storage.create(BlobInfo.newBuilder("b", name).build(), bytes);
    return "gs://b/" + name + "#" + blob.getGeneration();
  }

  @Test
  void givenObjects_whenListed_thenThoseRightBelowComeWithTheirGenerations() {
    String z = put("in/z.jsonl", new byte[1]);
    String a = put("in/a #1.jsonl", new byte[1]);
    put("in/deeper/c.jsonl", new byte[1]);
    put("in/", new byte[0]);
    put("inside.jsonl", new byte[1]);
    assertEquals(List.of(a, z), GcsObjects.list("gs://b/in"));
    assertEquals(List.of(a, z), GcsObjects.list("gs://b/in/"));
    assertEquals("gs://b/in/a #1.jsonl", GcsObjects.url(a));
    assertEquals(1, GcsObjects.list("gs://b").size());
    assertTrue(GcsObjects.generation(z) < GcsObjects.generation(a));
    assertEquals(List.of(), GcsObjects.list("gs://b/none"));
    assertEquals(Optional.empty(), GcsObjects.find("gs://b/in"));
    assertEquals(Optional.empty(), GcsObjects.find("gs://b"));
    assertEquals(Optional.of(z), GcsObjects.find("gs://b/in/z.jsonl"));
  }

  @Test
  void givenAnObject_whenReadFromAnywhere_thenItsBytesCome() throws IOException {
    try (SeekableByteChannel channel = GcsObjects.open(put("o", BYTES))) {
      assertEquals(BYTES.length, channel.size());
      InputStream all = Channels.newInputStream(channel);
      assertArrayEquals(BYTES, all.readAllBytes());
      assertEquals(-1, all.read());
      for (int from : new int[] {0, 7, 3 << 20, BYTES.length - 5, BYTES.length}) {
        channel.position(from);
        int length = Math.min(1000, BYTES.length - from);
        assertArrayEquals(
            Arrays.copyOfRange(BYTES, from, from + length),
            Channels.newInputStream(channel).readNBytes(1000));
        assertEquals(from + length, channel.position());
      }
    }
  }

  @Test
  void givenAnOverwrittenObject_whenReadOn_thenItIsSaidByName() throws IOException {
    String first = put("o", BYTES);
    String second = put("o", new byte[3]);
    assertEquals(GcsObjects.url(first), GcsObjects.url(second));
    try (SeekableByteChannel channel = GcsObjects.open(first)) {
      StoreException gone =
          assertThrows(StoreException.class, () -> channel.read(ByteBuffer.allocate(1)));
      assertInstanceOf(NoSuchFileException.class, gone.getCause());
      assertTrue(String.valueOf(gone.getMessage()).contains(first), gone.getMessage());
    }
    try (SeekableByteChannel channel = GcsObjects.open(second)) {
      assertEquals(3, channel.size());
    }
  }

  @Test
  void givenAnObjectThatIsOverwrittenWhileRead_whenReadOnElsewhere_thenNoNewByteComes()
      throws IOException {
    try (SeekableByteChannel channel = GcsObjects.open(put("o", BYTES))) {
      channel.read(ByteBuffer.allocate(1));
      put("o", new byte[BYTES.length]);
      channel.position(4 << 20);
      assertThrows(StoreException.class, () -> channel.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void givenNoSuchBucket_whenListed_thenTheRemedyIsNamed() {
    StoreException failed =
        assertThrows(StoreException.class, () -> GcsObjects.list("gs://nowhere/in"));
    String message = String.valueOf(failed.getMessage());
    assertTrue(message.contains("gs://nowhere/in") && message.contains("bucket's name"), message);
  }

  @Test
  void givenAChannel_whenClosedOrWritten_thenItRefuses() {
    SeekableByteChannel channel = GcsObjects.open(put("o", new byte[1]));
    assertThrows(NonWritableChannelException.class, () -> channel.write(ByteBuffer.allocate(1)));
    assertThrows(NonWritableChannelException.class, () -> channel.truncate(0));
    assertTrue(channel.isOpen());
    assertThrows(
        ClosedChannelException.class,
        () -> {
          channel.close();
          channel.read(ByteBuffer.allocate(1));
        });
    assertThrows(IllegalArgumentException.class, () -> GcsObjects.open("gs://b/o"));
  }
}
