package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.miso.config.ConfigLoader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineIdentityTest {
  private static String id(String... settings) {
    return PipelineIdentity.of(ConfigLoader.load(Optional.empty(), List.of(settings)));
  }

  /** A root goes on where it was as long as the format stays; a new format has new ids. */
  @Test
  void givenDefaults_whenNumbered_thenTheIdOfThisFormat() {
    assertEquals("c612ae67bccb", id());
  }

  @Test
  void givenSettingsThatACurriculumDoesNotHeed_whenChanged_thenTheIdStays() {
    assertEquals(id(), id("compose.maxLevel=4"));
    String rich = id("compose.curriculum=rich");
    assertNotEquals(id(), rich);
    assertEquals(rich, id("compose.curriculum=rich", "compose.minConstraints=1"));
    assertNotEquals(rich, id("compose.curriculum=rich", "compose.maxLevel=4"));
  }
}
