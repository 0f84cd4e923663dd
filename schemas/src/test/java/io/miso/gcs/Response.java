package io.miso.gcs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One answer. */
record Response(int status, Map<String, String> headers, byte[] body) {
  static Response json(ObjectNode node) {
    return new Response(
        200,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        node.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Response empty(int status, Map<String, String> headers) {
    return new Response(status, headers, new byte[0]);
  }

  static Response error(int status, String message) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    ObjectNode body = error.putObject("error").put("code", status).put("message", message);
    body.putArray("errors").addObject().put("message", message).put("reason", reason(status));
    return new Response(status, json(error).headers, json(error).body);
  }

  private static String reason(int status) {
    return switch (status) {
      case 404 -> "notFound";
      case 409 -> "conflict";
      case 412 -> "conditionNotMet";
      default -> "backendError";
    };
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }
}
