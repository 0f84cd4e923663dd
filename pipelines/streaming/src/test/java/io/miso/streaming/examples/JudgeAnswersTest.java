package io.miso.streaming.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.VerdictRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeAnswersTest {
  private final Path folder;

  JudgeAnswersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givenAnswers_whenJudgedOnTheDirectRunner_thenEachIsAnExampleOrARejectWithItsReasons()
      throws IOException {
    Path answers =
        Files.writeString(
            folder.resolve("answers.txt"),
            "Apple pear and plum.\nApple, pear.\nOne, two three four five six seven eight nine ten"
                + " eleven twelve thirteen.\n");
    JudgeAnswers.main(
        new String[] {
          "--answers=" + answers, "--output=" + folder.resolve("judged"), "--runner=DirectRunner"
        });
    Example example = read("judged-examples", Example.class).get(0);
    assertEquals("Apple pear and plum.", example.getOutput());
    assertTrue(example.getVerdicts().stream().allMatch(VerdictRecord::getSatisfied));
    assertEquals(2, example.getVerdicts().size());
    assertFalse(example.getSubContexts().isEmpty());
    assertEquals(
        List.of(
            "CONSTRAINT_FAILED:punctuation:no_comma",
            "CONSTRAINT_FAILED:punctuation:no_comma"
                + " CONSTRAINT_FAILED:length_constraints:number_words"),
        read("judged-rejects", Reject.class).stream()
            .map(JudgeAnswersTest::codes)
            .sorted()
            .toList());
  }

  private static String codes(Reject reject) {
    return String.join(" ", reject.getReasons().stream().map(r -> r.getCode()).toList());
  }

  private <T extends SpecificRecordBase> List<T> read(String prefix, Class<T> type)
      throws IOException {
    List<T> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        try (DataFileReader<T> reader =
            new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(type))) {
          reader.forEach(records::add);
        }
      }
    }
    return records;
  }
}
