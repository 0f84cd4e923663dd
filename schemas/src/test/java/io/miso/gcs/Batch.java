package io.miso.gcs;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Several calls in one request; each part holds an HTTP request of its own. */
final class Batch {
  private static final String BOUNDARY = "batch_of_the_fake";

  private Batch() {}

  static Response serve(Request request, Function<Request, Response> api) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Multipart part : Multipart.of(request)) {
      Response response = api.apply(inner(part));
      String id = part.headers().getOrDefault("Content-ID", "").replaceFirst("<", "<response-");
      out.writeBytes(Json.utf8(head(id, response)));
      out.writeBytes(response.body());
    }
    out.writeBytes(Json.utf8("\r\n--" + BOUNDARY + "--\r\n"));
    return new Response(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), out.toByteArray());
  }

  private static Request inner(Multipart part) {
    String text = new String(part.content(), StandardCharsets.ISO_8859_1).stripLeading();
    String[] call = text.substring(0, text.indexOf("\r\n")).split(" ", -1);
    Multipart rest = Multipart.of(text.substring(text.indexOf("\r\n") + 2));
    return Request.of(call[0], URI.create(call[1]), rest.headers(), rest.content());
  }

  private static String head(String id, Response response) {
    return String.join(
        "\r\n",
        "",
        "--" + BOUNDARY,
        "Content-Type: application/http",
        "Content-ID: " + id,
        "",
        "HTTP/1.1 " + response.status() + " status",
        "Content-Type: application/json; charset=UTF-8",
        "Content-Length: " + response.body().length,
        "",
        "");
  }
}
