package io.miso.constraints;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.text.Text;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads outputs that are documents, by the standards' rules. */
final class Documents {
  private static final String FENCE = "```";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Documents() {}

  /** The text in a code fence around the whole, or all of it. */
  static String bare(String text) {
    String stripped = Text.strip(text);
    int line = stripped.indexOf('\n');
    boolean fenced =
        stripped.startsWith(FENCE)
            && stripped.endsWith(FENCE)
            && line > 0
            && line < stripped.length() - FENCE.length();
    return fenced ? stripped.substring(line + 1, stripped.length() - FENCE.length()) : stripped;
  }

  /** The whole as JSON; empty when it is none. */
  static Optional<JsonNode> json(String text) {
    try {
      JsonNode node = JSON.readTree(bare(text));
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  /** How deep objects and lists are nested. */
  static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return node.isContainerNode() ? deepest + 1 : 0;
  }

  /** The most attributes of any element of the whole as XML; empty when it is none. */
  static OptionalLong mostAttributes(String text) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(bare(text)));
      long most = 0;
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          most = Math.max(most, reader.getAttributeCount());
        }
      }
      return OptionalLong.of(most);
    } catch (XMLStreamException noXml) {
      return OptionalLong.empty();
    }
  }

  /** Reads nothing but the text: no document types, no entities from elsewhere. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
