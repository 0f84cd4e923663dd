/** Settings: one YAML file and --set key=value, with every key known and checked. */
@NullMarked
package io.miso.config;

import org.jspecify.annotations.NullMarked;
