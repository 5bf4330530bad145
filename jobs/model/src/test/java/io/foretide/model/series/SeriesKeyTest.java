package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesKeyTest {
  private static final long SEED = 3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//a//",
        "GET /cart/{id}?page=1&size=2#top",
        "100 %",
        "%2F",
        "%",
        "Größe/注文/🚀",
        "tab\tand\nline\u0000end",
        "back\\slash\"quote'",
        "..",
        " leading and trailing "
      })
  void readsBackWhateverNamesItHolds(String name) {
    SeriesKey key = new SeriesKey(name, "x" + name, name, name + "y");
    assertThat(SeriesKey.parse(key.id())).isEqualTo(key);
    assertThat(key.id().chars().filter(c -> c == '/')).hasSize(3);
    assertThat(key.id()).isASCII();
  }

  @Test
  void readsBackRandomNamesAndNeverConfusesTwoKeys() {
    Random random = new Random(SEED);
    Set<SeriesKey> keys = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      SeriesKey key = new SeriesKey(name(random), name(random), name(random), name(random));
      assertThat(SeriesKey.parse(key.id())).isEqualTo(key);
      keys.add(key);
      ids.add(key.id());
    }
    assertThat(ids).hasSameSizeAs(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/c, has 3 parts",
    "a/b/c/d/e, has 5 parts",
    "a/b/c/d%2, ends within a percent-encoded byte",
    "a/b/c/d%, ends within a percent-encoded byte"
  })
  void refusesWhatItDidNotWrite(String id, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesKey.parse(id))
        .withMessageContaining(reason);
  }

  @Test
  void refusesAnEscapeThatIsNoNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> SeriesKey.parse("a/b/c/d%zz"));
  }

  // The formula places keyed state: changing it loses the state of every savepoint.
  @Test
  void hashesAlikeOnEveryMachine() {
    SeriesKey key = new SeriesKey("shop", "checkout", "POST /pay", "latency.p95");
    assertThat(key.hashCode())
        .isEqualTo(
            31 * 31 * 31 * "shop".hashCode()
                + 31 * 31 * "checkout".hashCode()
                + 31 * "POST /pay".hashCode()
                + "latency.p95".hashCode())
        .isEqualTo(-1_376_100_045);
    assertThat(key.serviceKey().hashCode())
        .isEqualTo(31 * "shop".hashCode() + "checkout".hashCode())
        .isEqualTo(1_646_317_840);
  }

  @Test
  void namesTheSeriesForPeople() {
    SeriesKey service = new SeriesKey("shop", "checkout", "", Signals.ERRORS);
    SeriesKey operation = new SeriesKey("shop", "checkout", "POST /pay", Signals.LATENCY_P95);
    assertThat(service.title()).isEqualTo("checkout errors");
    assertThat(operation.title()).isEqualTo("checkout POST /pay latency.p95");
    assertThat(service.isServiceLevel()).isTrue();
    assertThat(operation.isServiceLevel()).isFalse();
    assertThat(operation.serviceKey()).isEqualTo(service.serviceKey());
    assertThat(service.serviceKey().id()).isEqualTo("shop/checkout");
  }

  @ParameterizedTest
  @CsvSource({
    "requests,    false, COUNT",
    "requests,    true,  COUNT",
    "errors,      false, RATIO",
    "errors,      true,  COUNT",
    "latency.p50, false, LATENCY",
    "latency.p99, false, LATENCY",
    "saturation,  false, GAUGE",
    "replicas,    false, GAUGE",
    "queue.depth, false, GAUGE",
    "logins,      true,  COUNT"
  })
  void theSignalDecidesTheKind(String signal, boolean counted, SignalKind kind) {
    assertThat(Signals.kind(signal, counted)).isEqualTo(kind);
  }

  private static String name(Random random) {
    String alphabet = "ab/%2F é注";
    StringBuilder name = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      name.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return name.toString();
  }
}
