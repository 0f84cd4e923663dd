package io.miso.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in one request (media, multipart) and in chunks (resumable). */
final class Uploads {
  private static final Pattern CHUNK = Pattern.compile("bytes (\\*|(\\d+)-\\d+)/(\\*|\\d+)");

  /** A resumable upload under way. */
  private record Session(
      String name, ObjectNode metadata, Preconditions conditions, ByteArrayOutputStream received) {}

  private final String endpoint;
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, ObjectNode> finished = new HashMap<>();
  private int lastSession;

  Uploads(String endpoint) {
    this.endpoint = endpoint;
  }

  Response serve(Request request, Bucket bucket) {
    String session = request.query("upload_id", "");
    if (!session.isEmpty()) {
      return chunk(request, bucket, session);
    }
    return switch (request.query("uploadType", "media")) {
      case "resumable" -> open(request, bucket);
      case "multipart" -> {
        List<Multipart> parts = Multipart.of(request);
        yield put(request, bucket, Json.parse(parts.get(0).content()), parts.get(1).content());
      }
      default -> put(request, bucket, Json.object(), request.body());
    };
  }

  private static Response put(Request request, Bucket bucket, ObjectNode metadata, byte[] bytes) {
    return Response.json(
        bucket
            .put(name(request, metadata), bytes, metadata, Preconditions.of(request, ""))
            .resource());
  }

  private Response open(Request request, Bucket bucket) {
    ObjectNode metadata = Json.parse(request.body());
    String name = name(request, metadata);
    Preconditions conditions = Preconditions.of(request, "");
    conditions.check(bucket.find(name));
    String id = "upload-" + ++lastSession;
    sessions.put(id, new Session(name, metadata, conditions, new ByteArrayOutputStream()));
    String location =
        endpoint
            + "/upload/storage/v1/b/"
            + bucket.name()
            + "/o?uploadType=resumable&upload_id="
            + id;
    return Response.empty(200, Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  private Response chunk(Request request, Bucket bucket, String id) {
    Session session = sessions.get(id);
    if (finished.containsKey(id)) {
      return Response.json(finished.get(id));
    }
    if (session == null) {
      throw new ApiError(410, "The upload has ended: " + id);
    }
    if (request.method().equals("DELETE")) {
      sessions.remove(id);
      return Response.empty(499, Map.of());
    }
    Matcher range = CHUNK.matcher(request.header("Content-Range"));
    if (!range.matches()) {
      throw new ApiError(400, "Bad Content-Range: " + request.header("Content-Range"));
    }
    receive(session, range, request.body());
    if (!range.group(3).equals(Integer.toString(session.received.size()))) {
      return session.received.size() == 0
          ? Response.empty(308, Map.of())
          : Response.empty(308, Map.of("Range", "bytes=0-" + (session.received.size() - 1)));
    }
    byte[] bytes = session.received.toByteArray();
    sessions.remove(id);
    finished.put(
        id, bucket.put(session.name, bytes, session.metadata, session.conditions).resource());
    return Response.json(finished.get(id));
  }

  /** A chunk sent again starts before what has arrived; only its new bytes count. */
  private static void receive(Session session, Matcher range, byte[] body) {
    if (range.group(2) == null) {
      return;
    }
    int known = session.received.size() - Integer.parseInt(range.group(2));
    if (known < 0) {
      throw new ApiError(503, "A chunk is missing");
    }
    session.received.write(body, Math.min(known, body.length), Math.max(0, body.length - known));
  }

  private static String name(Request request, ObjectNode metadata) {
    return request.query("name", metadata.path("name").asText());
  }
}
