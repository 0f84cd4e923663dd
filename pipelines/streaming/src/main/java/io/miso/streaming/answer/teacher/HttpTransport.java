package io.miso.streaming.answer.teacher;

import io.miso.config.TeacherConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends over HTTP, without a thread for each request. Redirects are not followed. */
final class HttpTransport implements Transport {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final String HIDDEN = "[key]";

  private final HttpClient http;
  private final URI address;
  private final String key;
  private final int deadlineSeconds;

  HttpTransport(TeacherConfig settings, Executor executor) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(executor)
            .build();
    this.address = URI.create(settings.url().replaceFirst("/+$", "") + "/chat/completions");
    this.key = ApiKey.resolve(settings.apiKey());
    this.deadlineSeconds = settings.deadlineSeconds();
  }

  /** The deadline holds for the whole response: HttpRequest's own ends with the headers. */
  @Override
  public CompletableFuture<Response> send(ChatRequest request) {
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(post(request), info -> new LimitedBody());
    CompletableFuture<Response> result = new CompletableFuture<>();
    sent.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            result.completeExceptionally(failure);
          } else {
            result.complete(withoutKey(response));
          }
        });
    return result
        .orTimeout(deadlineSeconds, TimeUnit.SECONDS)
        .whenComplete(
            (response, failure) -> {
              if (failure instanceof TimeoutException) {
                sent.cancel(true);
              }
            });
  }

  private HttpRequest post(ChatRequest request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("Idempotency-Key", request.sha256())
            .POST(HttpRequest.BodyPublishers.ofString(request.json()));
    return (key.isEmpty() ? post : post.header("Authorization", "Bearer " + key)).build();
  }

  private Response withoutKey(HttpResponse<String> response) {
    String body = response.body();
    return new Response(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(""),
        key.isEmpty() ? body : body.replace(key, HIDDEN));
  }
}
