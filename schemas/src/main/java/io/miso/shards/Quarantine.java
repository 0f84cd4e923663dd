package io.miso.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects that were refused. The object stays where it is, as evidence; a note beside the log names
 * it and the reason, and nothing reads it again.
 */
public final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;

  /** The quarantine of the store's root. */
  public Quarantine(ObjectStore store) {
    this.store = store;
  }

  /** True if the object was set aside. */
  public boolean holds(String object) {
    return store.find(note(object)).isPresent();
  }

  /** Sets the refused object aside, once. */
  public void setAside(CorruptObjectException refusal) {
    byte[] bytes =
        MAPPER
            .createObjectNode()
            .put("object", refusal.object())
            .put("reason", refusal.reason())
            .toPrettyString()
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (store.create(note(refusal.object()), bytes)) {
      LOG.warn("{}; set aside", refusal.getMessage());
    }
  }

  /** Reasons by object, sorted by name. */
  public Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (String note : store.list(Layout.quarantine(), "")) {
      try {
        JsonNode node = MAPPER.readTree(store.read(note));
        contents.put(node.path("object").asText(), node.path("reason").asText());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the note " + note, e);
      }
    }
    return contents;
  }

  private static String note(String object) {
    return Layout.quarantine() + object.replace('/', '_') + ".json";
  }
}
