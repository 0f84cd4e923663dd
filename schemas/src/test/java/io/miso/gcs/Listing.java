package io.miso.gcs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeSet;

/** One page of a bucket's names: prefix, startOffset, delimiter and page token. */
final class Listing {
  private final String prefix;
  private final String delimiter;
  private final int limit;
  private final ObjectNode page = Json.object().put("kind", "storage#objects");
  private final ArrayNode items = page.putArray("items");
  private final TreeSet<String> folders = new TreeSet<>();

  private Listing(Request request) {
    this.prefix = request.query("prefix", "");
    this.delimiter = request.query("delimiter", "");
    this.limit = Integer.parseInt(request.query("maxResults", "1000"));
  }

  static Response serve(Request request, Bucket bucket) {
    String token = decode(request.query("pageToken", ""));
    String start = request.query("startOffset", "");
    Listing listing = new Listing(request);
    return Response.json(
        listing.fill(bucket.from(Bucket.compare(token, start) > 0 ? token : start)));
  }

  /** The token names the first object of the next page. */
  private ObjectNode fill(Iterable<StoredObject> objects) {
    for (StoredObject object : objects) {
      if (!object.name().startsWith(prefix)) {
        continue;
      }
      if (items.size() + folders.size() == limit && !inListedFolder(object)) {
        page.put("nextPageToken", encode(object.name()));
        break;
      }
      add(object);
    }
    folders.forEach(page.withArray("prefixes")::add);
    return page;
  }

  private boolean inListedFolder(StoredObject object) {
    return folders.contains(folder(object.name()));
  }

  private void add(StoredObject object) {
    String folder = folder(object.name());
    if (folder.isEmpty()) {
      items.add(object.resource());
    } else {
      folders.add(folder);
    }
  }

  private String folder(String name) {
    int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
    return end < 0 ? "" : name.substring(0, end + delimiter.length());
  }

  private static String encode(String name) {
    return Base64.getUrlEncoder().encodeToString(Json.utf8(name));
  }

  private static String decode(String token) {
    return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }
}
