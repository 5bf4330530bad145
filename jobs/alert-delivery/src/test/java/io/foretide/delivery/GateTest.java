package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.delivery.Reply.Verdict;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Reply TAKEN = new Reply(Verdict.TAKEN, true, 0, "");
  private static final Reply FAILED = Reply.none("");
  private static final long NOW = Episodes.OPENED;

  private final Gate gate = new Gate("webhook", 10);

  @Test
  void letsABurstOfASecondPassAndThenTheRate() {
    for (int i = 0; i < 10; i++) {
      assertThat(pass(NOW)).isZero();
    }
    assertThat(pass(NOW)).isEqualTo(100);
    assertThat(pass(NOW + 99)).isEqualTo(1);
    assertThat(pass(NOW + 100)).isZero();
    assertThat(pass(NOW + 100)).isEqualTo(100);
  }

  @Test
  void savesNoMoreThanABurst() {
    assertThat(pass(NOW)).isZero();
    for (int i = 0; i < 10; i++) {
      assertThat(pass(NOW + 86_400_000)).isZero();
    }
    assertThat(pass(NOW + 86_400_000)).isPositive();
  }

  @Test
  void opensWhenHalfOfTheRequestsFailAndLetsOnePassHalfAMinuteLater() {
    for (int i = 0; i < 5; i++) {
      assertThat(gate.state()).isZero();
      fail(NOW + i * 1000L);
    }
    assertThat(gate.state()).isEqualTo(2);
    long opened = NOW + 4000;
    assertThat(gate.waitMillis(opened + 29_999)).isEqualTo(1000);

    assertThat(gate.waitMillis(opened + 30_001)).isZero();
    assertThat(gate.state()).isEqualTo(1);
    assertThat(gate.waitMillis(opened + 30_002)).isEqualTo(1000);
    gate.record(FAILED, opened + 30_003);
    assertThat(gate.state()).isEqualTo(2);

    assertThat(gate.waitMillis(opened + 60_010)).isZero();
    gate.record(TAKEN, opened + 60_011);
    assertThat(gate.state()).isZero();
    assertThat(gate.waitMillis(opened + 60_012)).isZero();
  }

  @Test
  void staysClosedForAReceiverThatRefuses() {
    for (int i = 0; i < 100; i++) {
      assertThat(gate.waitMillis(NOW + i * 1000L)).isZero();
      gate.record(new Reply(Verdict.REFUSED, true, 0, ""), NOW + i * 1000L);
    }
    assertThat(gate.state()).isZero();
  }

  @Test
  void letsNothingPassWhileTheReceiverAsksToBeLeftAlone() {
    assertThat(gate.waitMillis(NOW)).isZero();
    gate.record(new Reply(Verdict.LATER, true, 60_000, ""), NOW + 10);

    assertThat(gate.waitMillis(NOW + 20)).isEqualTo(59_990);
    assertThat(gate.waitMillis(NOW + 60_010)).isZero();
  }

  private long pass(long now) {
    long wait = gate.waitMillis(now);
    if (wait == 0) {
      gate.record(TAKEN, now);
    }
    return wait;
  }

  private void fail(long now) {
    assertThat(gate.waitMillis(now)).isZero();
    gate.record(FAILED, now);
  }
}
