package io.foretide.flink.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringBytesTest {
  private final RecurringBytes<String> known = new RecurringBytes<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 64})
  void findsWhatBytesMeanWhereverTheyLie(int length) {
    String meaning = "abcdefgh".repeat(8).substring(0, length);
    known.put(("<" + meaning + ">").getBytes(ISO_8859_1), 1, 1 + length, meaning);

    for (int at = 0; at < 20; at++) {
      byte[] elsewhere = ("-".repeat(at) + meaning + "+++").getBytes(ISO_8859_1);
      assertThat(known.find(elsewhere, at, at + length)).isEqualTo(meaning);
    }
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(known.find(new byte[8], 0, 8)).isNull();
  }

  @Test
  void keepsNothingThatIsTooLong() {
    byte[] longest = new byte[RecurringBytes.LONGEST + 1];
    known.put(longest, 0, longest.length, "longer");
    assertThat(known.find(longest, 0, longest.length)).isNull();

    known.put(longest, 1, longest.length, "longest");
    assertThat(known.find(longest, 1, longest.length)).isEqualTo("longest");
  }

  @Test
  void neverTakesBytesForOthers() {
    Random random = new Random(7);
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < 400_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      all.add(bytes);
      known.put(bytes, 0, bytes.length, new String(bytes, ISO_8859_1));
    }
    int found = 0;
    for (byte[] bytes : all) {
      String meaning = known.find(bytes, 0, bytes.length);
      found += meaning == null ? 0 : 1;
      assertThat(meaning).isIn(null, new String(bytes, ISO_8859_1));
    }
    // As many as there is room for, and the many short ones that are alike.
    assertThat(found).isBetween(80_000, 200_000);
  }

  @Test
  void keepsWhatRecursApart() {
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = ("GET /items/" + i).getBytes(ISO_8859_1);
      known.put(bytes, 0, bytes.length, "GET /items/" + i);
    }
    long lost =
        IntStream.range(0, 1_000)
            .mapToObj(i -> ("GET /items/" + i).getBytes(ISO_8859_1))
            .filter(bytes -> known.find(bytes, 0, bytes.length) == null)
            .count();

    // A thousand thrown at random into 65,536 places: 8 are expected to fall on another.
    assertThat(lost).isLessThan(30);
  }
}
