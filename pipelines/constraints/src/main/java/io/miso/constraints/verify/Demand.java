package io.miso.constraints.verify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.Kinds;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instruction of a prompt, by its id without a language prefix. */
sealed interface Demand {
  /** Such as {@code keywords:existence}. */
  String id();

  /** An instruction that can be judged. */
  record Ready(String id, Constraint constraint) implements Demand {}

  /** One that cannot, and why; the reason begins with a word to count by. */
  record Refused(String id, String why) implements Demand {}

  /** Reads id and keyword arguments as IFEval has them; nulls among these count as absent. */
  static Demand of(String id, JsonNode kwargs) {
    String kind = id.startsWith("en:") ? id.substring("en:".length()) : id;
    try {
      return new Ready(kind, Kinds.of(kind, Json.params(kwargs)));
    } catch (ConstraintException refused) {
      return new Refused(kind, refused.reason() + ": " + refused.getMessage());
    }
  }

  /** JSON to plain values. */
  final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> PARAMS =
        new TypeReference<>() {};

    private Json() {}

    static Map<String, @Nullable Object> params(JsonNode kwargs) {
      return kwargs.isNull() ? Map.of() : MAPPER.convertValue(kwargs, PARAMS);
    }
  }
}
