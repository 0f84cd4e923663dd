package io.miso.gcs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A MIME part: its headers and what follows them. Read as Latin-1, which keeps every byte. */
record Multipart(Map<String, String> headers, byte[] content) {
  static List<Multipart> of(Request request) {
    String delimiter =
        "--" + request.header("Content-Type").replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
    String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
    List<Multipart> parts = new ArrayList<>();
    String[] pieces = body.split("\r\n" + Pattern.quote(delimiter), -1);
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      parts.add(of(pieces[i].substring(pieces[i].indexOf("\r\n") + 2)));
    }
    return parts;
  }

  /** Headers, an empty line, content. */
  static Multipart of(String text) {
    int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n") + 2;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : text.substring(0, end).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    return new Multipart(headers, text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1));
  }
}
