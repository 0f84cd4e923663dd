package io.miso.streaming.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;

/** Every encoding of lists and maps that the format's LogicalTypes.md knows. */
class RowJsonTest {
  private static MessageType type(String list) {
    return MessageTypeParser.parseMessageType("message row { " + list + " }");
  }

  private static String json(MessageType type, Group row) {
    return RowJson.of(row, type).toString();
  }

  @Test
  void givenThreeLevels_whenShown_thenTheMiddleOneIsNoElement() {
    for (String middle : new String[] {"list", "bag", "array_element", "l"}) {
      MessageType type =
          type(
              "optional group l (LIST) { repeated group %s { optional binary e (UTF8); } }"
                  .formatted(middle));
      Group row = new SimpleGroup(type);
      assertEquals("{\"l\":null}", json(type, row));
      Group list = row.addGroup("l");
      assertEquals("{\"l\":[]}", json(type, row));
      list.addGroup(0).append("e", "x");
      list.addGroup(0);
      assertEquals("{\"l\":[\"x\",null]}", json(type, row));
    }
  }

  @Test
  void givenTwoLevels_whenShown_thenTheRepeatedOneIsTheElement() {
    MessageType texts = type("optional group l (LIST) { repeated binary array (UTF8); }");
    Group row = new SimpleGroup(texts);
    row.addGroup("l").append("array", "x").append("array", "y");
    assertEquals("{\"l\":[\"x\",\"y\"]}", json(texts, row));
    for (String name : new String[] {"array", "l_tuple"}) {
      MessageType single =
          type(
              "optional group l (LIST) { repeated group %s { required binary s (UTF8); } }"
                  .formatted(name));
      Group one = new SimpleGroup(single);
      one.addGroup("l").addGroup(0).append("s", "x");
      assertEquals("{\"l\":[{\"s\":\"x\"}]}", json(single, one));
    }
    MessageType pairs =
        type(
            "required group l (LIST) { repeated group e { required int32 a; required int32 b; } }");
    Group two = new SimpleGroup(pairs);
    two.addGroup("l").addGroup(0).append("a", 1).append("b", 2);
    assertEquals("{\"l\":[{\"a\":1,\"b\":2}]}", json(pairs, two));
  }

  @Test
  void givenARepeatedField_whenShown_thenItIsAList() {
    MessageType type = type("repeated group m { required binary role (UTF8); repeated int64 n; }");
    Group row = new SimpleGroup(type);
    assertEquals("{\"m\":[]}", json(type, row));
    row.addGroup("m").append("role", "user").append("n", 1L).append("n", 2L);
    assertEquals("{\"m\":[{\"role\":\"user\",\"n\":[1,2]}]}", json(type, row));
  }

  @Test
  void givenMaps_whenShown_thenTheyAreObjects() {
    MessageType type =
        type(
            "optional group m (MAP) { repeated group kv { required binary k (UTF8);"
                + " optional double v; } }");
    Group row = new SimpleGroup(type);
    Group map = row.addGroup("m");
    map.addGroup(0).append("k", "a").append("v", 0.5);
    map.addGroup(0).append("k", "b");
    assertEquals("{\"m\":{\"a\":0.5,\"b\":null}}", json(type, row));
  }
}
