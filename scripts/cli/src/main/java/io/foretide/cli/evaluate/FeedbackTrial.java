package io.foretide.cli.evaluate;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.control.Control;
import io.foretide.model.control.ControlBook;
import io.foretide.model.series.SeriesWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes of the same traffic when nobody says anything of its alerts, and when an {@link
 * Analyst} does.
 *
 * @param untold which alerts met which incidents without feedback
 * @param told the same with feedback
 */
record FeedbackTrial(IncidentMatching untold, IncidentMatching told) {

  /** Replays the traffic twice. */
  static FeedbackTrial of(LabelledTraffic traffic, List<Control> controls) {
    return new FeedbackTrial(replay(traffic, controls, false), replay(traffic, controls, true));
  }

  private static IncidentMatching replay(
      LabelledTraffic traffic, List<Control> controls, boolean judged) {
    ControlBook book = new ControlBook();
    controls.forEach(book::put);
    SteeredReplay replay = new SteeredReplay(book, traffic.windowMillis());
    Analyst analyst = new Analyst(book, traffic.incidents());
    List<Alert> alerts = new ArrayList<>();
    for (List<SeriesWindow> step : traffic.steps()) {
      for (SeriesWindow window : step) {
        Alert alert = replay.next(window);
        if (alert != null) {
          alerts.add(alert);
          analyst.see(alert);
        }
      }
      if (judged) {
        analyst.speak(step.get(0).endMillis());
      }
    }
    return IncidentMatching.match(traffic.incidents(), alerts);
  }
}
