package io.foretide.model.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrozenFeedTest {
  private final FrozenFeed feed = new FrozenFeed();
  private final Random random = new Random(1);

  private void noise(int windows) {
    for (int i = 0; i < windows; i++) {
      feed.look(random.nextGaussian(), 1, 1);
    }
  }

  private void line(int windows, double slope) {
    for (int i = 0; i < windows; i++) {
      feed.look(5 + slope * i, 1, 1);
    }
  }

  // Two windows make a line; those after them stand still.
  @Test
  void isUnusualAfterTenWindowsAtTheSameValue() {
    noise(100);
    line(12, 0);
    assertThat(feed.unusualWindows()).isZero();
    feed.look(5, 1, 1);
    assertThat(feed.unusualWindows()).isOne();
  }

  @Test
  void takesAStraightLineForAStandstill() {
    noise(100);
    line(20, 0.25);
    assertThat(feed.unusualWindows()).isEqualTo(8);
  }

  @Test
  void isUsualForASeriesThatOftenStoodStillAsLong() {
    noise(100);
    line(42, 0);
    noise(100);
    line(62, 0);
    assertThat(feed.unusualWindows()).isZero();
    line(3, 0);
    assertThat(feed.unusualWindows()).isEqualTo(3);
  }

  @Test
  void endsWithMovementAndWithAGap() {
    noise(100);
    line(20, 0);
    noise(1);
    assertThat(feed.unusualWindows()).isZero();
    line(20, 0);
    feed.look(5, 1, 2);
    assertThat(feed.unusualWindows()).isZero();
  }
}
