package io.miso.config;

import java.io.Serializable;

/** A model that answers, behind an endpoint that speaks OpenAI's chat completions. */
public record TeacherConfig(
    @Doc("the endpoint up to /chat/completions, such as http://127.0.0.1:8000/v1") String url,
    @Doc("the model's name, as the endpoint knows it") String model,
    @Doc("where the key is: env:NAME or file:/path; empty: the endpoint asks for none")
        String apiKey,
    @Doc("answers asked for each instruction; the first that satisfies everything is kept")
        int samples,
    @Doc("sampling temperature") double temperature,
    @Doc("sampling takes the likeliest tokens up to this probability") double topP,
    @Doc("longest answer in tokens; one that reaches it is not kept") int maxTokens,
    @Doc("seconds after which an answer is no longer waited for") int deadlineSeconds,
    @Doc("requests at the same time at most; fewer while the endpoint is throttling")
        int maxConcurrency,
    @Doc("how often a request is tried before its instruction is rejected") int attempts,
    @Doc("price of a million prompt tokens, in your currency") double promptPrice,
    @Doc("price of a million answer tokens, in your currency") double completionPrice)
    implements Serializable {
  public TeacherConfig {
    Check.endpoint("teacher.url", url);
    Check.reference("teacher.apiKey", apiKey);
    Check.between("teacher.samples", samples, 1, 64);
    Check.finite("teacher.temperature", temperature, 0, 2);
    Check.finite("teacher.topP", topP, 0, 1);
    Check.between("teacher.maxTokens", maxTokens, 1, 1 << 20);
    Check.between("teacher.deadlineSeconds", deadlineSeconds, 1, 86_400);
    Check.between("teacher.maxConcurrency", maxConcurrency, 1, 4096);
    Check.between("teacher.attempts", attempts, 1, 100);
    Check.finite("teacher.promptPrice", promptPrice, 0, 1e6);
    Check.finite("teacher.completionPrice", completionPrice, 0, 1e6);
  }

  /** The same, with another longest answer. */
  public TeacherConfig withMaxTokens(int tokens) {
    return new TeacherConfig(
        url,
        model,
        apiKey,
        samples,
        temperature,
        topP,
        tokens,
        deadlineSeconds,
        maxConcurrency,
        attempts,
        promptPrice,
        completionPrice);
  }
}
