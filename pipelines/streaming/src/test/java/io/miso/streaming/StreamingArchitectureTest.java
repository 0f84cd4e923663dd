package io.miso.streaming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Directions that the pipeline keeps. */
class StreamingArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.miso");

  @Test
  void givenThePipeline_whenLookedAt_thenItNeverSeesTheTrainer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "io.miso.trainer..")
        .check(CLASSES);
  }

  @Test
  void givenFlink_whenLookedAt_thenOnePackageTouchesIt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.miso.streaming.flink..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "org.apache.beam.runners..")
        .check(CLASSES);
  }

  @Test
  void givenConstraintsAndSchemas_whenLookedAt_thenTheySeeNoBeam() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.miso.streaming..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "io.miso.streaming..")
        .check(CLASSES);
  }
}
