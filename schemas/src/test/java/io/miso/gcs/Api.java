package io.miso.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls on buckets and objects, by path and method. */
final class Api {
  private final Map<String, Bucket> buckets = new TreeMap<>();
  private final Uploads uploads;

  Api(String endpoint) {
    this.uploads = new Uploads(endpoint);
  }

  void createBucket(String name) {
    if (buckets.putIfAbsent(name, new Bucket(name)) != null) {
      throw new ApiError(409, "The bucket exists: " + name);
    }
  }

  void corrupt(String bucket, String name) {
    StoredObject object = bucket(bucket).get(name);
    byte[] altered = object.bytes().clone();
    altered[0] ^= 1;
    bucket(bucket).replaceSilently(object.withBytes(altered));
  }

  Response serve(Request request) {
    try {
      return request.path().contains("batch")
          ? Batch.serve(request, this::serve)
          : route(request, request.resource());
    } catch (ApiError e) {
      return e.response();
    }
  }

  private Response route(Request request, List<String> resource) {
    if (resource.size() == 1) {
      createBucket(Json.parse(request.body()).path("name").asText());
      return Response.json(Json.parse(request.body()));
    }
    if (resource.isEmpty()) {
      throw new ApiError(404, "No such call: " + request.path());
    }
    Bucket bucket = bucket(resource.get(1));
    if (request.isUpload()) {
      return uploads.serve(request, bucket);
    }
    return switch (resource.size()) {
      case 2 -> Response.json(Json.object().put("name", bucket.name()).put("id", bucket.name()));
      case 3 -> Listing.serve(request, bucket);
      case 4 -> object(request, bucket, resource.get(3));
      case 9 -> copy(request, bucket, resource);
      default -> throw new ApiError(501, "Not in this fake: " + request.path());
    };
  }

  private static Response object(Request request, Bucket bucket, String name) {
    StoredObject object = bucket.get(name);
    if (!request.query("generation", "" + object.generation()).equals("" + object.generation())) {
      throw new ApiError(404, "No such generation of " + name);
    }
    Preconditions.of(request, "").check(bucket.find(name));
    return switch (request.method()) {
      case "GET" ->
          request.query("alt", "json").equals("media")
              ? Download.serve(request, object)
              : Response.json(object.resource());
      case "DELETE" -> {
        bucket.delete(name);
        yield Response.empty(204, Map.of());
      }
      default -> throw new ApiError(501, "Not in this fake: " + request.method());
    };
  }

  private Response copy(Request request, Bucket bucket, List<String> resource) {
    StoredObject source = bucket.get(resource.get(3));
    Preconditions.of(request, "Source").check(bucket.find(source.name()));
    ObjectNode given = Json.parse(request.body());
    StoredObject copied =
        bucket(resource.get(6))
            .put(
                resource.get(8),
                source.bytes(),
                given.isEmpty() ? source.metadata() : given,
                Preconditions.of(request, ""));
    if (resource.get(4).equals("copyTo")) {
      return Response.json(copied.resource());
    }
    String size = Long.toString(source.bytes().length);
    ObjectNode rewritten =
        Json.object()
            .put("kind", "storage#rewriteResponse")
            .put("totalBytesRewritten", size)
            .put("objectSize", size)
            .put("done", true);
    rewritten.set("resource", copied.resource());
    return Response.json(rewritten);
  }

  private Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new ApiError(404, "The specified bucket does not exist: " + name);
    }
    return bucket;
  }
}
