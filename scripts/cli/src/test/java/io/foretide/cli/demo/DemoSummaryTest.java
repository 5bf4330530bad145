package io.foretide.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.Provisioning;
import io.foretide.cli.report.Regret;
import io.foretide.cli.report.ReportData;
import io.foretide.cli.report.RunFacts;
import io.foretide.cli.report.Summary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

  @Test
  void saysWhatRegretCounts() {
    assertThat(printed(new Provisioning(100, 0.008, 0.45)))
        .contains("scaling, Foretide        0.80 % of the windows short")
        .contains(
            "scaling, regret          5,245 replica-hours too many, or too few and counted 99")
        .contains("times; 43,641 when just the demand of the moment is ordered for");
  }

  @Test
  void saysNothingOfScalingWhereNothingIsScaled() {
    assertThat(printed(Provisioning.NONE)).doesNotContain("scaling", "NaN");
  }

  private static String printed(Provisioning foretide) {
    Summary summary =
        new Summary(
            Summary.Detection.unlabelled(0),
            Double.NaN,
            foretide,
            foretide,
            new Regret(5245, 43641),
            new Summary.Records(7, 0, Map.of()));
    ReportData data =
        new ReportData(
            new RunFacts("t", 0, 1, 2, List.of()),
            summary,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    StringWriter text = new StringWriter();
    new DemoSummary(new PrintWriter(text, true))
        .print(data, IncidentMatching.match(List.of(), List.of()), 100);
    return text.toString();
  }
}
