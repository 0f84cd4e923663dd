package io.miso.streaming.source.parquet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.OriginalType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file that JSON has a form for: texts, whole and floating numbers, truth values,
 * and lists, maps and structures of them. Bytes, decimals and the like are not even read.
 */
final class Columns {
  private final Iterator<SchemaElement> elements;

  private Columns(Iterator<SchemaElement> elements) {
    this.elements = elements;
  }

  /** The schema without what is not read. */
  static MessageType of(List<SchemaElement> all) {
    Iterator<SchemaElement> elements = all.iterator();
    SchemaElement root = elements.next();
    return new MessageType("row", new Columns(elements).children(root.getNum_children()));
  }

  private List<Type> children(int count) {
    List<Type> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next().ifPresent(children::add);
    }
    return children;
  }

  private Optional<Type> next() {
    SchemaElement element = elements.next();
    Repetition repetition = Repetition.valueOf(element.getRepetition_type().name());
    if (element.isSetType()) {
      return isRead(element)
          ? Optional.of(
              new PrimitiveType(repetition, primitive(element), element.getName(), text(element)))
          : Optional.empty();
    }
    List<Type> children = children(element.getNum_children());
    return children.isEmpty()
        ? Optional.empty()
        : Optional.of(new GroupType(repetition, element.getName(), kind(element), children));
  }

  private static boolean isRead(SchemaElement element) {
    return switch (element.getType()) {
      case BOOLEAN, FLOAT, DOUBLE -> true;
      case INT32, INT64 -> !is(element, ConvertedType.DECIMAL);
      case BYTE_ARRAY -> text(element) != null;
      case INT96, FIXED_LEN_BYTE_ARRAY -> false;
    };
  }

  private static PrimitiveTypeName primitive(SchemaElement element) {
    return switch (element.getType()) {
      case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
      default -> PrimitiveTypeName.valueOf(element.getType().name());
    };
  }

  private static @Nullable OriginalType text(SchemaElement element) {
    boolean text =
        is(element, ConvertedType.UTF8)
            || is(element, ConvertedType.ENUM)
            || is(element, ConvertedType.JSON);
    return text ? OriginalType.UTF8 : null;
  }

  private static @Nullable OriginalType kind(SchemaElement group) {
    if (is(group, ConvertedType.LIST)) {
      return OriginalType.LIST;
    }
    boolean map = is(group, ConvertedType.MAP) || is(group, ConvertedType.MAP_KEY_VALUE);
    return map ? OriginalType.MAP : null;
  }

  /** Older files say it in one way, newer ones may say it only in another. */
  private static boolean is(SchemaElement element, ConvertedType type) {
    LogicalType logical = element.getLogicalType();
    if (element.isSetConverted_type() || logical == null) {
      return element.getConverted_type() == type;
    }
    return switch (type) {
      case UTF8 -> logical.isSetSTRING();
      case ENUM -> logical.isSetENUM();
      case JSON -> logical.isSetJSON();
      case LIST -> logical.isSetLIST();
      case MAP -> logical.isSetMAP();
      case DECIMAL -> logical.isSetDECIMAL();
      default -> false;
    };
  }
}
