package io.miso.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Directions that the trainer keeps. */
class TrainerArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.miso", "ai.djl.pytorch.jni");

  @Test
  void givenTheTrainer_whenLookedAt_thenItNeverSeesThePipelines() {
    noClasses()
        .that()
        .resideInAPackage("io.miso..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "io.miso.streaming..")
        .check(CLASSES);
  }

  @Test
  void givenTheEngine_whenLookedAt_thenOneClassOpensIt() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("ai.djl.pytorch.jni.ScriptModule")
        .and()
        .resideInAPackage("io.miso..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.pytorch.engine..")
        .check(CLASSES);
  }

  @Test
  void givenTensors_whenLookedAt_thenTheyStayInTheModel() {
    noClasses()
        .that()
        .resideInAPackage("io.miso..")
        .and()
        .resideOutsideOfPackage("io.miso.trainer.model..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.ndarray..")
        .check(CLASSES);
  }

  @Test
  void givenTheBucketClient_whenLookedAt_thenOnePackageTouchesIt() {
    noClasses()
        .that()
        .resideInAPackage("io.miso..")
        .and()
        .resideOutsideOfPackage("io.miso.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.cloud..")
        .check(CLASSES);
  }

  @Test
  void givenTheStages_whenLookedAt_thenTheyFollowTheData() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.miso.trainer.text..",
            "io.miso.trainer.pack..",
            "io.miso.trainer.feed..",
            "io.miso.trainer.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.miso.trainer.train..",
            "io.miso.trainer.evaluate..",
            "io.miso.trainer.promote..",
            "io.miso.trainer.export..")
        .check(CLASSES);
  }
}
