package io.miso.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One call: its path decoded part by part, headers by name whatever their case. */
record Request(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  static Request of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    boolean zipped = "gzip".equals(headers.get("Content-Encoding"));
    byte[] raw = exchange.getRequestBody().readAllBytes();
    return of(
        exchange.getRequestMethod(), exchange.getRequestURI(), headers, zipped ? unzip(raw) : raw);
  }

  /** A call whose target may be a whole URL, as in a batch. */
  static Request of(String method, URI target, Map<String, String> headers, byte[] body) {
    List<String> path =
        Arrays.stream(target.getRawPath().substring(1).split("/", -1))
            .map(part -> decode(part.replace("+", "%2B")))
            .toList();
    return new Request(
        headers.getOrDefault(OVERRIDE, method), path, query(target.getRawQuery()), headers, body);
  }

  boolean isUpload() {
    return path.contains("upload") && path.indexOf("upload") < path.indexOf("b");
  }

  /** The path from {@code b} on: b, bucket, o, name, and what is done with it. */
  List<String> resource() {
    int start = path.indexOf("b");
    return start < 0 ? List.of() : path.subList(start, path.size());
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String query(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static byte[] unzip(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
