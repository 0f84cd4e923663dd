package io.miso.streaming.answer.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.miso.store.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * An endpoint that behaves as badly as it is told to. It honours Idempotency-Key: a call whose key
 * it knows is answered from memory and not billed again, though its response may fail anew.
 */
public final class FakeTeacher implements AutoCloseable {
  private static final int LATENCY_MILLIS = 20;
  private static final int THREADS = 4;
  private static final double BURST_SECONDS = 0.25;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(THREADS);
  private final Random random = new Random(7);
  private final UnaryOperator<String> answers;
  private final double perSecond;
  private final Map<String, String> billed = new HashMap<>();
  private final Map<String, Integer> delivered = new HashMap<>();
  private final List<String> wrongs = new ArrayList<>();
  private final List<Long> billedAt = new ArrayList<>();
  private Mood mood;
  private long requests;
  private long again;
  private long delivery;
  private double tokens;
  private long filledAt = System.nanoTime();

  /**
   * Starts it.
   *
   * @param perSecond calls it bills a second at most; beyond it throttles
   * @param answers the text for a prompt, which is the last message
   */
  public FakeTeacher(double perSecond, Mood mood, UnaryOperator<String> answers)
      throws IOException {
    this.perSecond = perSecond;
    this.mood = mood;
    this.tokens = Math.max(1, perSecond * BURST_SECONDS);
    this.answers = answers;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::take);
    server.setExecutor(later);
    server.start();
  }

  /** The address up to the version. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** From now on. */
  public synchronized void change(Mood to) {
    mood = to;
  }

  /** Distinct calls billed, by Idempotency-Key. */
  public synchronized Map<String, String> billed() {
    return Map.copyOf(billed);
  }

  /** Nanosecond times at which calls were billed. */
  public synchronized List<Long> billedAt() {
    return List.copyOf(billedAt);
  }

  /** Requests of any kind. */
  public synchronized long requests() {
    return requests;
  }

  /** Requests for an answer that had once been sent whole. */
  public synchronized long askedAgain() {
    return again;
  }

  /** Requests that broke the protocol: without key, or the key with another body. */
  public synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    String secret = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Manner manner = admit(key, body);
    if (manner == Manner.HANGING) {
      return;
    }
    later.schedule(
        () -> respond(exchange, manner, key, body, secret), LATENCY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized Manner admit(String key, String body) {
    requests++;
    if (!key.equals(Digests.sha256(body))) {
      wrongs.add(key + " " + body);
    }
    Manner manner = mood.next(random);
    boolean free = manner.ordinal() < Manner.RESET.ordinal();
    if (free || billed.containsKey(key)) {
      again += delivered.containsKey(key) ? 1 : 0;
      return manner;
    }
    if (!token()) {
      return Manner.THROTTLED;
    }
    billed.put(key, body);
    billedAt.add(System.nanoTime());
    return manner;
  }

  private boolean token() {
    long now = System.nanoTime();
    tokens = Math.min(perSecond * BURST_SECONDS, tokens + (now - filledAt) * perSecond / 1e9);
    filledAt = now;
    boolean has = tokens >= 1;
    tokens -= has ? 1 : 0;
    return has;
  }

  private void respond(
      HttpExchange exchange, Manner manner, String key, String body, String secret) {
    try (exchange) {
      switch (manner) {
        case THROTTLED -> throttle(exchange, secret);
        case DENIED -> send(exchange, 401, "not with " + secret);
        case BROKEN -> send(exchange, 500, "broken " + secret);
        case MALFORMED -> send(exchange, 200, "{\"choices\": \"" + secret + "\"}");
        case TRUNCATED -> truncate(exchange, body);
        case RESET, HANGING -> exchange.getResponseHeaders().clear();
        default -> {
          send(exchange, 200, reply(body, manner));
          noteDelivery(key);
        }
      }
    } catch (IOException gone) {
      noteLoss(key);
    }
  }

  private synchronized void noteDelivery(String key) {
    delivered.merge(key, 1, Integer::sum);
    delivery++;
  }

  private synchronized void noteLoss(String key) {
    delivered.remove(key);
  }

  /** Answers sent whole, as far as the endpoint can tell. */
  public synchronized long deliveries() {
    return delivery;
  }

  private void throttle(HttpExchange exchange, String secret) throws IOException {
    int kind;
    synchronized (this) {
      kind = random.nextInt(4);
    }
    if (kind == 0) {
      exchange.getResponseHeaders().add("Retry-After", "1");
    } else if (kind == 1) {
      ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1);
      exchange
          .getResponseHeaders()
          .add("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(soon));
    }
    send(exchange, kind == 2 ? 503 : 429, "too many requests for " + secret);
  }

  private void truncate(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = reply(body, Manner.WELL).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String reply(String body, Manner manner) throws IOException {
    JsonNode messages = MAPPER.readTree(body).get("messages");
    String content = answers.apply(messages.get(messages.size() - 1).get("content").asText());
    String usage = "\"usage\": {\"prompt_tokens\": 10, \"completion_tokens\": 5}";
    if (manner == Manner.STREAMED) {
      return "data: {\"choices\": [{\"delta\": {\"content\": %s}}]}\n\ndata: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}], %s}\n\ndata: [DONE]\n\n"
          .formatted(MAPPER.writeValueAsString(content), usage);
    }
    return "{\"choices\": [{\"message\": {\"content\": %s}, \"finish_reason\": \"%s\"}], %s}"
        .formatted(
            MAPPER.writeValueAsString(content),
            manner == Manner.CUT_OFF ? "length" : "stop",
            usage);
  }

  @Override
  public void close() {
    server.stop(0);
    later.shutdownNow();
  }
}
