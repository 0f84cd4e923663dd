package io.miso.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.TeacherAnswer;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.Digests;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {
  private static final long DAY = 86_400_000;

  private final Path root;

  CostsTest(@TempDir Path root) {
    this.root = root;
  }

  private static void keep(ObjectStore store, String request, String model, long day, long cost) {
    TeacherAnswer answer =
        TeacherAnswer.newBuilder()
            .setRequestSha256(Digests.sha256(request))
            .setRequest(request)
            .setModel(model)
            .setContent("x")
            .setUsageKnown(cost > 0)
            .setPromptTokens(cost)
            .setCompletionTokens(2 * cost)
            .setCostMicros(cost)
            .setAnsweredAtMillis(day * DAY + 5)
            .build();
    store.create(Layout.answer(answer.getRequestSha256()), JsonRecords.encode(answer));
  }

  private Costs costs() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      keep(store, "a", "large", 0, 1_500_000);
      keep(store, "b", "large", 0, 500);
      keep(store, "c", "large", 1, 20);
      keep(store, "d", "small", 1, 0);
      store.create(Layout.answer(Digests.sha256("e")), "{\"torn".getBytes(StandardCharsets.UTF_8));
    }
    return Costs.read(root.toString());
  }

  @Test
  void givenAnswers_whenAddedUp_thenARowForEachDayAndModelAndTheDamageByName() {
    List<String> lines = CostsView.text(costs());
    assertEquals(7, lines.size());
    assertTrue(lines.get(1).matches("1970-01-01 +large +2 +1,500,500 +3,001,000 +1\\.500500"));
    assertTrue(lines.get(2).matches("1970-01-02 +large +1 +20 +40 +0\\.000020"), lines.get(2));
    assertTrue(lines.get(3).matches("1970-01-02 +small +1 +0 +0 +0\\.000000"), lines.get(3));
    assertTrue(lines.get(4).matches("total +4 +1,500,520 +3,001,040 +1\\.500520"), lines.get(4));
    assertEquals("Of 1 calls the teacher did not count the tokens.", lines.get(5));
    assertTrue(lines.get(6).contains(Digests.sha256("e")), lines.get(6));
  }

  @Test
  void givenAnswers_whenShownAsJson_thenTheSameFigures() {
    String json = CostsView.json(costs());
    assertTrue(json.contains("\"costMicros\" : 1500520"), json);
    assertTrue(json.contains("\"day\" : \"1970-01-02\""), json);
  }

  @Test
  void givenNoAnswers_whenAddedUp_thenNothing() {
    Costs none = Costs.read(root.resolve("missing").toString());
    assertEquals(0, none.total(Costs.Row::calls));
    assertEquals(List.of(), none.rows());
  }
}
