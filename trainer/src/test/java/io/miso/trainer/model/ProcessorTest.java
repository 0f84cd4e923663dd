package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
  @ParameterizedTest
  @CsvSource({
    "AuthenticAMD, fpu avx2 avx512f avx512vl, true",
    "AuthenticAMD, fpu avx avx2, false",
    "GenuineIntel, fpu avx2 avx512f, false",
    "AuthenticAMD, fpu avx512fake, false"
  })
  void givenADescription_whenAsked_thenOnlyWideVectorsOfOtherMakersAreUnused(
      String vendor, String flags, boolean unused) {
    List<String> description =
        List.of("processor\t: 0", "vendor_id\t: " + vendor, "flags\t\t: " + flags, "");
    assertEquals(unused, Processor.hasUnusedWidth(description));
  }
}
