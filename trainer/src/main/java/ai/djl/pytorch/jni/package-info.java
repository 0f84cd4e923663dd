/** The one door into DJL's PyTorch engine that DJL itself keeps package-private. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
