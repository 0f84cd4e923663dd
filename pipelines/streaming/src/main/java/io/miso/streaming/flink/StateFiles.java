package io.miso.streaming.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** The files that a checkpoint's metadata refers to. */
final class StateFiles {
  private StateFiles() {}

  /** Fails unless every file that the metadata refers to is there in its full size. */
  static void require(CheckpointMetadata metadata) throws IOException {
    for (OperatorState operator : metadata.getOperatorStates()) {
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (StreamStateHandle handle : handles(subtask)) {
          require(handle);
        }
      }
    }
  }

  private static List<StreamStateHandle> handles(OperatorSubtaskState subtask) {
    List<StreamStateHandle> handles = new ArrayList<>();
    for (OperatorStateHandle state : subtask.getManagedOperatorState()) {
      handles.add(state.getDelegateStateHandle());
    }
    for (OperatorStateHandle state : subtask.getRawOperatorState()) {
      handles.add(state.getDelegateStateHandle());
    }
    subtask.getManagedKeyedState().forEach(state -> addKeyed(handles, state));
    subtask.getRawKeyedState().forEach(state -> addKeyed(handles, state));
    return handles;
  }

  private static void addKeyed(List<StreamStateHandle> handles, KeyedStateHandle state) {
    if (state instanceof KeyGroupsStateHandle groups) {
      handles.add(groups.getDelegateStateHandle());
    }
  }

  private static void require(StreamStateHandle handle) throws IOException {
    if (handle instanceof FileStateHandle file) {
      Path path = Path.of(file.getFilePath().toUri());
      if (Files.size(path) < file.getStateSize()) {
        throw new IOException(path + " is shorter than " + file.getStateSize() + " bytes");
      }
    }
  }
}
