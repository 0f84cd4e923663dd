package io.miso.gcs;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object's bytes, whole or a range of them. */
final class Download {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private Download() {}

  static Response serve(Request request, StoredObject object) {
    int size = object.bytes().length;
    Map<String, String> headers = headers(object);
    Matcher range = RANGE.matcher(request.header("Range"));
    if (!range.matches()) {
      return new Response(200, headers, object.bytes());
    }
    long from = Long.parseLong(range.group(1));
    if (from >= size) {
      headers.put("Content-Range", "bytes */" + size);
      return Response.empty(416, headers);
    }
    long last = range.group(2).isEmpty() ? size - 1L : Long.parseLong(range.group(2));
    int end = (int) Math.min(size, last + 1);
    headers.put("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + size);
    return new Response(206, headers, Arrays.copyOfRange(object.bytes(), (int) from, end));
  }

  private static Map<String, String> headers(StoredObject object) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("x-goog-generation", Long.toString(object.generation()));
    headers.put("x-goog-metageneration", "1");
    headers.put("x-goog-stored-content-length", Long.toString(object.bytes().length));
    headers.put("x-goog-stored-content-encoding", "identity");
    headers.put("x-goog-hash", "crc32c=" + object.crc32c());
    headers.put("ETag", "\"" + object.generation() + "\"");
    return headers;
  }
}
