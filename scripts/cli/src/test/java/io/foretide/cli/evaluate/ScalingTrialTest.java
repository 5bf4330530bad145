package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.simulate.CapacityFit;
import io.foretide.cli.simulate.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTrialTest {
  private static final int ROWS = 2 * 1440;

  @TempDir private Path data;

  @Test
  void takesTheSeriesThatAreDemandAndNotDead() throws IOException {
    write("k8s/one.csv", row -> 5);
    write("web/two.csv", row -> row % 3);
    write("web/dead.csv", row -> row % 10 == 0 ? 1 : 0);
    write("ms_cloud/ingress-01.csv", row -> 7);
    write("ms_cloud/latency-01.csv", row -> 7);
    write("nab/other.csv", row -> 7);
    assertThat(ScalingTrial.hasDemand(data)).isTrue();
    assertThat(ScalingTrial.demand(data))
        .extracting(History::name)
        .containsExactly("one", "two", "ingress-01");
  }

  @Test
  void needsDemand() throws IOException {
    write("ms_cloud/ingress-01.csv", row -> 7);
    assertThat(ScalingTrial.hasDemand(data)).isFalse();
  }

  @Test
  void servesTheUsualDemandWithTwentyReplicas() throws IOException {
    // 200 before, 400 in the half that is judged: 40 replicas of 10, for 24 hours
    write("k8s/one.csv", row -> row < ROWS / 2 ? 200 : 400);
    History demand = ScalingTrial.demand(data).get(0);
    Map<Rule, CapacityFit> fits = ScalingTrial.REPLICAS_15_TARGET_1.fits(demand);
    assertThat(fits.get(Rule.CLAIRVOYANT).capacityHours()).isEqualTo(400 * 24);
    assertThat(ScalingTrial.LEAD_15_TARGET_1.fits(demand)).doesNotContainKey(Rule.HPA);
  }

  @Test
  void countsOnlyWhatIsKnownAsAlive() throws IOException {
    // known every third minute: zero two times out of three, or never
    write("k8s/dead.csv", row -> row % 3 == 0 ? row % 9 == 0 ? 5 : 0 : Double.NaN);
    write("k8s/seldom.csv", row -> row % 3 == 0 ? 5 : Double.NaN);
    write("k8s/unknown.csv", row -> Double.NaN);
    assertThat(ScalingTrial.demand(data)).extracting(History::name).containsExactly("seldom");
  }

  @Test
  void takesTheUsualDemandOfTheRowsThatAreKnown() throws IOException {
    // zeros count: 100 half of the time is 50 usually, so that 2.5 is what a replica serves
    write(
        "k8s/one.csv",
        row -> row >= ROWS / 2 ? 100 : row % 4 == 0 ? 100 : row % 4 == 1 ? 0 : Double.NaN);
    assertThat(clairvoyantHours("one")).isEqualTo(100 * 24);
    // replicas of 7.5, of which 14 serve 100
    write("k8s/one.csv", row -> row >= ROWS / 2 ? 100 : row % 2 == 0 ? 150 : Double.NaN);
    assertThat(clairvoyantHours("one")).isCloseTo(14 * 7.5 * 24, within(1e-6));
  }

  @Test
  void takesTheUsualDemandOfAllRowsWhereNoneIsKnownBeforeThoseJudged() throws IOException {
    // 120 usually: replicas of 6, of which 20 serve it
    write("k8s/one.csv", row -> row < ROWS / 2 ? Double.NaN : 120);
    assertThat(clairvoyantHours("one")).isCloseTo(120 * 24, within(1e-6));
    // 60 usually: replicas of 3, of which 40 serve 120
    write("k8s/one.csv", row -> row < ROWS / 2 - 2 ? 0 : 120);
    History demand = HistoryFiles.read(data.resolve("k8s/one.csv"));
    assertThat(ScalingTrial.REPLICAS_15_TARGET_1.fits(demand)).containsKey(Rule.HPA);
  }

  private double clairvoyantHours(String name) throws IOException {
    History demand = HistoryFiles.read(data.resolve("k8s/" + name + ".csv"));
    return ScalingTrial.REPLICAS_15_TARGET_1.fits(demand).get(Rule.CLAIRVOYANT).capacityHours();
  }

  private void write(String file, IntToDoubleFunction value) throws IOException {
    List<String> rows = new ArrayList<>(List.of("timestamp,value"));
    for (int row = 0; row < ROWS; row++) {
      rows.add(60L * row + "," + value.applyAsDouble(row));
    }
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, rows);
  }
}
