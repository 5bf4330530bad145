package io.foretide.anomaly;

import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.SeriesKey;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Runs the function that raises alerts; what people tell it belongs to no series. */
final class AlertOperator extends KeyedProcessOperator<SeriesKey, ScoredOrTold, Alert> {
  private static final long serialVersionUID = 1L;

  AlertOperator(AnomalyAlertsSettings settings) {
    super(new AlertFunction(settings));
  }

  @Override
  public void setKeyContextElement(StreamRecord<ScoredOrTold> record) throws Exception {
    if (record.getValue().told() == null) {
      super.setKeyContextElement(record);
    }
  }
}
