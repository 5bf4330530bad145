package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published figures are of this very traffic: a digest that changes makes all of them untrue. */
class DefaultShopTest {

  @ParameterizedTest(name = "seed {0}, {1} days, {2} minutes of requests")
  @CsvSource({
    "13, 21, 120, dd2da616e34f1052de63b9449c94610cac7d487207be6c90236ba8a6b6979e9a",
    "1, 21, 0, 3ac26b3695c3da8f284e080cccaea1cad457e2155fe08a1f37ced7bb6d813ce4",
    "7, 3, 60, 48b33435be4dec57b0d29b5c99519e2cf35fe3013c1cc5037beb21b6771a8cbc",
  })
  void theDefaultShopIsTheSameRecordForRecord(
      long seed, int historyDays, int rawMinutes, String digest) throws Exception {
    ShopSettings settings =
        ShopSettings.defaults().withSeed(seed).withLength(historyDays, rawMinutes);

    assertThat(RecordDigest.of(new ShopTraffic(settings))).isEqualTo(digest);
  }
}
