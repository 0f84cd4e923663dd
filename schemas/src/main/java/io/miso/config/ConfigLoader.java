package io.miso.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings from the defaults, then a YAML file, then key=value pairs; later ones win. */
public final class ConfigLoader {
  /** Texts stay quoted, so that a run named 1e3 is still a text when it is read again. */
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

  private ConfigLoader() {}

  /**
   * The effective settings.
   *
   * @param file a YAML file, or empty
   * @param assignments texts {@code key=value}
   * @throws ConfigException naming the key, its value and what is allowed
   */
  public static MisoConfig load(Optional<Path> file, List<String> assignments) {
    ObjectNode tree = YAML.valueToTree(MisoConfig.defaults());
    file.ifPresent(path -> merge(tree, "", readFile(path)));
    assignments.forEach(assignment -> assign(tree, assignment));
    return bind(tree);
  }

  /** The settings as YAML, every key included. */
  public static String toYaml(MisoConfig config) {
    try {
      return YAML.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings are plain values", e);
    }
  }

  /** One value as it is written in a file. */
  static String text(Object value) {
    return YAML.<JsonNode>valueToTree(value).asText();
  }

  private static ObjectNode readFile(Path path) {
    try {
      JsonNode node = YAML.readTree(Files.readString(path));
      if (node instanceof ObjectNode object) {
        return object;
      }
      if (node == null || node.isMissingNode() || node.isNull()) {
        return YAML.createObjectNode();
      }
      throw new ConfigException("Config file " + path + " holds no keys, but: " + node);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          "Config file " + path + " is not YAML: " + withoutExcerpt(e) + at(e));
    } catch (NoSuchFileException e) {
      throw new ConfigException("Config file " + path + " does not exist. Set --config right.");
    } catch (CharacterCodingException e) {
      throw new ConfigException("Config file " + path + " is not UTF-8. Save it as UTF-8.");
    } catch (IOException e) {
      throw new ConfigException("Config file " + path + " cannot be read: " + e);
    }
  }

  /** The parser's message quotes the file, indented; a secret may stand there. */
  private static String withoutExcerpt(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith("    "))
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  private static void assign(ObjectNode tree, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ConfigException("--set " + assignment + " is not of the form key=value.");
    }
    set(
        tree,
        tree,
        assignment.substring(0, equals),
        new TextNode(assignment.substring(equals + 1)));
  }

  private static void merge(ObjectNode tree, String prefix, ObjectNode from) {
    from.fields()
        .forEachRemaining(
            field -> {
              String key = prefix + field.getKey();
              if (field.getValue() instanceof ObjectNode section) {
                merge(tree, key + ".", section);
              } else if (!field.getValue().isValueNode() || field.getValue().isNull()) {
                throw new ConfigException(key, field.getValue(), "one value");
              } else {
                set(tree, tree, key, field.getValue());
              }
            });
  }

  private static void set(ObjectNode root, ObjectNode at, String key, JsonNode value) {
    JsonNode known = root.at("/" + key.replace('.', '/'));
    if (known.isObject()) {
      throw new ConfigException(
          "Setting '"
              + key
              + "' is a section. Name one of its keys, such as '"
              + key
              + "."
              + known.fieldNames().next()
              + "'.");
    }
    if (known.isMissingNode()) {
      throw unknown(root, key);
    }
    int dot = key.lastIndexOf('.');
    ObjectNode section =
        dot < 0 ? at : (ObjectNode) root.at("/" + key.substring(0, dot).replace('.', '/'));
    section.set(key.substring(dot + 1), convert(key, known, value.asText()));
  }

  /** The text as a value of the kind that the key's default has. */
  private static JsonNode convert(String key, JsonNode known, String text) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (known.isTextual()) {
      return make.textNode(text);
    }
    if (known.isBoolean()) {
      Check.that(text.matches("true|false"), key, text, "true, false");
      return make.booleanNode(text.equals("true"));
    }
    try {
      return known.isInt()
          ? make.numberNode(Integer.parseInt(text))
          : known.isLong()
              ? make.numberNode(Long.parseLong(text))
              : make.numberNode(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new ConfigException(key, text, known.isIntegralNumber() ? whole(known) : "a number");
    }
  }

  private static String whole(JsonNode known) {
    return "a whole number up to " + (known.isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE);
  }

  private static MisoConfig bind(ObjectNode tree) {
    try {
      return YAML.treeToValue(tree, MisoConfig.class);
    } catch (ValueInstantiationException e) {
      if (e.getCause() instanceof ConfigException refused) {
        throw refused;
      }
      throw new ConfigException("Settings cannot be used: " + e.getOriginalMessage());
    } catch (InvalidFormatException e) {
      throw new ConfigException(path(e), e.getValue(), allowed(e.getTargetType()));
    } catch (JsonProcessingException e) {
      throw new ConfigException("Settings cannot be used: " + e.getOriginalMessage());
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .collect(Collectors.joining("."));
  }

  private static String allowed(Class<?> type) {
    if (!type.isEnum()) {
      return "a value of type " + type.getSimpleName();
    }
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(text(constant));
    }
    return String.join(", ", names);
  }

  private static ConfigException unknown(ObjectNode root, String key) {
    List<String> keys = new ArrayList<>();
    collect(root, "", keys);
    String nearest =
        keys.stream().min(Comparator.comparingInt(known -> distance(key, known))).orElseThrow();
    boolean near = Distance.isNear(key, nearest) || Distance.isNear(key, lastPart(nearest));
    String hint =
        near ? "Did you mean '" + nearest + "'?" : "'miso run --help' lists all settings.";
    return new ConfigException("Unknown setting '" + key + "'. " + hint);
  }

  /** People leave the section out: the key's last part counts as well. */
  private static int distance(String key, String known) {
    return Math.min(Distance.of(key, known), Distance.of(key, lastPart(known)));
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static void collect(ObjectNode node, String prefix, List<String> keys) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue() instanceof ObjectNode section) {
                collect(section, prefix + field.getKey() + ".", keys);
              } else {
                keys.add(prefix + field.getKey());
              }
            });
  }
}
