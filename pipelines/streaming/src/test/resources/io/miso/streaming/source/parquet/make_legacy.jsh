// Makes legacy.parquet: lists in two levels, as parquet-avro writes them by default ("repeated group array").
// Run: jshell --class-path CP -R-Dfolder=FOLDER make_legacy.jsh, with CP holding
// parquet-avro 1.15.2, hadoop-client-api 3.3.6, hadoop-client-runtime 3.3.6 and what they need.
import org.apache.avro.*;
import org.apache.avro.generic.*;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.avro.*;
import org.apache.parquet.hadoop.*;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

var schema = new Schema.Parser().parse("""
    {"type": "record", "name": "row", "fields": [
      {"name": "messages", "type": {"type": "array", "items":
        {"type": "record", "name": "said", "fields": [
          {"name": "role", "type": "string"}, {"name": "content", "type": "string"}]}}},
      {"name": "instruction_id_list", "type": {"type": "array", "items": "string"}},
      {"name": "kwargs", "type": {"type": "array", "items":
        {"type": "record", "name": "params", "fields": [{"name": "num_words", "type": "long"}]}}},
      {"name": "counts", "type": {"type": "map", "values": "int"}}]}
    """);
var said = schema.getField("messages").schema().getElementType();
var params = schema.getField("kwargs").schema().getElementType();
GenericRecord turn(String role, String content) {
  return new GenericRecordBuilder(said).set("role", role).set("content", content).build();
}
var file = new Path(System.getProperty("folder"), "legacy.parquet");
try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(file).withSchema(schema)
    .withCompressionCodec(CompressionCodecName.GZIP).build()) {
  for (int i = 0; i < 3; i++) {
    writer.write(new GenericRecordBuilder(schema)
        .set("messages", List.of(turn("user", "u" + i), turn("assistant", "a" + i)))
        .set("instruction_id_list", i == 0 ? List.of() : List.of("x", "y"))
        .set("kwargs", List.of(new GenericRecordBuilder(params).set("num_words", (long) i).build()))
        .set("counts", Map.of("k", i))
        .build());
  }
}
/exit
