package io.miso.trainer.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import io.miso.schemas.Promoted;
import io.miso.schemas.Promotion;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.evaluate.Evaluations;
import io.miso.trainer.model.ModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionsTest {
  private static final PromoteConfig RULES = new PromoteConfig("heldOutLoss", 0, "");

  private final ObjectStore store;
  private final Evaluations evaluations;
  private final Promotions promotions;

  PromotionsTest(@TempDir Path folder) {
    this.store = new LocalObjectStore(folder);
    this.evaluations = new Evaluations(store, "default");
    this.promotions = new Promotions(store, "default");
    evaluated(0, 5);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Evaluation evaluated(long step, double loss) {
    Evaluation evaluation = GateTest.evaluation(loss, 0, 0);
    evaluation.setStep(step);
    return evaluations.write(evaluation);
  }

  private Optional<String> consider(long step, double loss) {
    store.create(Layout.checkpoint("default", "c" + step, Layout.WEIGHTS), new byte[] {1});
    return promotions.consider(RULES, evaluations, evaluated(step, loss), "c" + step);
  }

  private Promotion current() {
    return promotions.find().orElseThrow().getCurrent();
  }

  @Test
  void givenBetterAndWorseSteps_whenConsidered_thenTheBestSoFarIsInForce() {
    assertEquals(Optional.of("step 10 is promoted"), consider(10, 4));
    String refused = consider(20, 4.5).orElseThrow();
    assertTrue(refused.startsWith("step 20 is not promoted: heldOutLoss 4.500"), refused);
    assertEquals(new Promotion(10L, "c10"), current());
    consider(30, 3);
    assertEquals(new Promotion(30L, "c30"), current());
    assertEquals(Set.of("c10", "c30"), promotions.needed());
  }

  @Test
  void givenThatTheBaseIsBetter_whenConsidered_thenNothingIsPromoted() {
    consider(10, 6);
    assertTrue(promotions.find().isEmpty());
    assertEquals(Set.of(), promotions.needed());
  }

  @Test
  void givenARollback_whenTheStepIsConsideredAgain_thenItStaysTakenBack() {
    consider(10, 4);
    consider(20, 3);
    Promoted back = promotions.rollBack();
    assertEquals(new Promotion(10L, "c10"), back.getCurrent());
    assertEquals(List.of(20L), back.getRolledBack());
    assertEquals(Optional.empty(), consider(20, 3));
    assertEquals(new Promotion(10L, "c10"), current());
    consider(30, 2);
    assertEquals(new Promotion(30L, "c30"), current());
  }

  @Test
  void givenOnePromotionOrNone_whenRolledBack_thenTheErrorSaysThatThereIsNothingBefore() {
    assertThrows(ModelException.class, promotions::rollBack);
    consider(10, 4);
    ModelException e = assertThrows(ModelException.class, promotions::rollBack);
    assertTrue(String.valueOf(e.getMessage()).contains("run 'default'"), e.getMessage());
    assertEquals(new Promotion(10L, "c10"), current());
  }

  @Test
  void givenThatTheWeightsBeforeAreGone_whenRolledBack_thenTheErrorSaysSo() {
    consider(10, 4);
    consider(20, 3);
    store.delete(Layout.checkpoint("default", "c10", Layout.WEIGHTS));
    ModelException e = assertThrows(ModelException.class, promotions::rollBack);
    assertTrue(String.valueOf(e.getMessage()).contains("Step 10"), e.getMessage());
    assertEquals(new Promotion(20L, "c20"), current());
  }

  @Test
  void givenWhatWasConsidered_whenConsideredAgain_thenNothingIsSaid() {
    consider(10, 4);
    assertEquals(Optional.empty(), consider(10, 4));
  }
}
