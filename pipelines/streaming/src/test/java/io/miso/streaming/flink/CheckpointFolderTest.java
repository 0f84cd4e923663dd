package io.miso.streaming.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints as Flink writes them: metadata that refers to files of state. */
class CheckpointFolderTest {
  private static final byte[] STATE = new byte[4000];

  private final Path folder;
  private final CheckpointFolder checkpoints;

  CheckpointFolderTest(@TempDir Path folder) {
    this.folder = folder;
    this.checkpoints = new CheckpointFolder(folder);
  }

  private Path write(String job, int number) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(job).resolve("chk-" + number));
    Path state = Files.write(checkpoint.resolve("state"), STATE);
    FileStateHandle file =
        new FileStateHandle(new org.apache.flink.core.fs.Path(state.toUri()), STATE.length);
    OperatorState operator = new OperatorState(new OperatorID(1, 2), 1, 1);
    operator.putState(
        0,
        OperatorSubtaskState.builder()
            .setManagedOperatorState(new OperatorStreamStateHandle(Map.of(), file))
            .build());
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(checkpoint.resolve("_metadata")))) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(operator), List.of()), out);
    }
    return checkpoint;
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void givenNoFolder_whenAsked_thenThereIsNone() {
    CheckpointFolder missing = new CheckpointFolder(folder.resolve("missing"));
    assertEquals(Optional.empty(), missing.newest());
    assertEquals(0, missing.newestNumber());
    assertFalse(missing.newestIsTorn());
    missing.prune();
  }

  @Test
  void givenSeveralJobs_whenAsked_thenTheHighestNumberIsTheNewest() throws IOException {
    write("job1", 9);
    Path newest = write("job2", 11);
    write("job2", 10);
    assertEquals(Optional.of(newest), checkpoints.newest());
    assertEquals(11, checkpoints.newestNumber());
    assertFalse(checkpoints.newestIsTorn());
  }

  @Test
  void givenTornMetadata_whenAsked_thenTheOneBeforeIsTheNewest() throws IOException {
    Path whole = write("job", 1);
    cut(write("job", 2).resolve("_metadata"));
    assertEquals(Optional.of(whole), checkpoints.newest());
    assertTrue(checkpoints.newestIsTorn());
    assertEquals(2, checkpoints.newestNumber());
  }

  @Test
  void givenStateThatIsCutOrMissing_whenAsked_thenTheOneBeforeIsTheNewest() throws IOException {
    Path whole = write("job", 1);
    cut(write("job", 2).resolve("state"));
    Files.delete(write("job", 3).resolve("state"));
    assertEquals(Optional.of(whole), checkpoints.newest());
    assertTrue(checkpoints.newestIsTorn());
  }

  @Test
  void givenMetadataThatIsNotThereYet_whenAsked_thenTheCheckpointDoesNotCount() throws IOException {
    Path whole = write("job", 1);
    Files.delete(write("job", 2).resolve("_metadata"));
    assertEquals(Optional.of(whole), checkpoints.newest());
    assertFalse(checkpoints.newestIsTorn());
  }

  @Test
  void givenOldTornAndUnfinishedOnes_whenPruned_thenTheNewestTwoWholeOnesStay() throws IOException {
    write("old", 1);
    Path second = write("job", 2);
    Path third = write("job", 3);
    cut(write("job", 4).resolve("_metadata"));
    Files.createDirectories(folder.resolve("job/chk-5"));
    checkpoints.prune();
    try (var jobs = Files.list(folder);
        var left = Files.list(folder.resolve("job"))) {
      assertEquals(List.of(folder.resolve("job")), jobs.toList());
      assertEquals(List.of(second, third), left.sorted().toList());
    }
  }
}
