package io.miso.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects that were refused. The object stays where it is, as evidence; a note named after it says
 * why, and nothing reads it again until someone deletes the note.
 */
public final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NOTE = ".json";

  private final ObjectStore store;

  /** The quarantine of the store's root. */
  public Quarantine(ObjectStore store) {
    this.store = store;
  }

  /** True if the object was set aside. */
  public boolean holds(String object) {
    return store.find(note(object)).isPresent();
  }

  /** Names of all objects that were set aside. */
  public Set<String> objects() {
    return store.list(Layout.quarantine(), "").stream()
        .filter(note -> note.endsWith(NOTE))
        .map(note -> note.substring(Layout.quarantine().length(), note.length() - NOTE.length()))
        .collect(Collectors.toSet());
  }

  /** Sets the refused object aside, once. */
  public void setAside(CorruptObjectException refusal) {
    byte[] bytes =
        MAPPER
            .createObjectNode()
            .put("object", refusal.object())
            .put("reason", refusal.reason())
            .toPrettyString()
            .getBytes(StandardCharsets.UTF_8);
    if (store.create(note(refusal.object()), bytes)) {
      LOG.warn("{}; set aside", refusal.getMessage());
    }
  }

  /** Reasons by object, sorted by name. */
  public Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (String object : objects()) {
      contents.put(object, reason(object));
    }
    return contents;
  }

  private String reason(String object) {
    try {
      JsonNode node = MAPPER.readTree(store.read(note(object)));
      return node.path("reason").asText("unknown");
    } catch (IOException e) {
      return "unknown: its note is not JSON";
    }
  }

  private static String note(String object) {
    return Layout.quarantine() + object + NOTE;
  }
}
