package io.miso.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.miso.store.GcsObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A bucket server in memory on a loopback port: generations, preconditions, simple, multipart and
 * resumable uploads, ranged reads, paged lists, copies and batches. Serves google-cloud-storage and
 * Beam's {@code gs://} file system.
 */
public final class GcsFake implements AutoCloseable {
  /** How one coming request fails with a 503: before it is served, or after, its reply lost. */
  public enum Fault {
    REFUSED,
    REPLY_LOST
  }

  static {
    // The JDK's server otherwise waits 40 ms for the client's acknowledgement in every reply.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Api api;
  private final Deque<Fault> writeFaults = new ArrayDeque<>();
  private int requests;

  private GcsFake() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    api = new Api(endpoint());
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** A server that listens, with the buckets. */
  public static GcsFake start(String... buckets) {
    try {
      GcsFake fake = new GcsFake();
      for (String bucket : buckets) {
        fake.api.createBucket(bucket);
      }
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on the loopback address", e);
    }
  }

  /** A server that clients of this process take for Google's until it is closed. */
  public static GcsFake startAsEmulator(String... buckets) {
    GcsFake fake = start(buckets);
    System.setProperty(GcsObjectStore.EMULATOR, fake.endpoint());
    return fake;
  }

  /** Where clients find it: {@code http://127.0.0.1:port}. */
  public String endpoint() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Lets the next write (any request but GET) that no earlier fault takes fail. */
  public synchronized void failNextWrite(Fault fault) {
    writeFaults.add(fault);
  }

  /** Changes an object's first byte but not its checksum, as a broken disk or wire would. */
  public synchronized void corrupt(String bucket, String name) {
    api.corrupt(bucket, name);
  }

  /** Requests received so far. */
  public synchronized int requests() {
    return requests;
  }

  @Override
  public void close() {
    System.clearProperty(GcsObjectStore.EMULATOR);
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      serve(Request.of(exchange)).send(exchange);
    }
  }

  private synchronized Response serve(Request request) {
    requests++;
    Fault fault = request.method().equals("GET") ? null : writeFaults.poll();
    if (fault == Fault.REFUSED) {
      return Response.error(503, "refused by the test");
    }
    Response response = api.serve(request);
    return fault == null ? response : Response.error(503, "the reply was lost by the test");
  }
}
