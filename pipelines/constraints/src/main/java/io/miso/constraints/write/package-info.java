/**
 * The offline writer: a small grammar that answers composed instructions and proves each answer.
 */
@NullMarked
package io.miso.constraints.write;

import org.jspecify.annotations.NullMarked;
