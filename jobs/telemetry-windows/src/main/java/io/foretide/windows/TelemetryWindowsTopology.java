package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Telemetry to windows, as a function of streams. */
public final class TelemetryWindowsTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "telemetry-windows";

  private TelemetryWindowsTopology() {}

  /**
   * What comes out.
   *
   * @param windows one record per series and window
   * @param deadLetters rejected and late readings
   * @param calls who was seen to call whom
   * @param slices what has come to windows that are still open, of the services as a whole
   */
  public record Output(
      DataStream<SeriesWindow> windows,
      DataStream<DeadLetter> deadLetters,
      DataStream<ServiceCall> calls,
      DataStream<SeriesWindow> slices) {}

  /** Wires the topology. The input carries event time and watermarks. */
  public static Output build(
      DataStream<IncomingTelemetry> telemetry, TelemetryWindowsSettings settings) {
    SingleOutputStreamOperator<WindowPartial> partials =
        telemetry
            .transform(
                "Fold telemetry into partial windows",
                TypeInformation.of(WindowPartial.class),
                new FoldOperator(settings))
            .uid(JOB + ".fold");
    SingleOutputStreamOperator<WindowPartial> withinQuota =
        partials
            .keyBy(partial -> partial.service().tenant(), Types.STRING)
            .process(new QuotaFunction(settings))
            .name("Keep tenants to their quota")
            .uid(JOB + ".quota")
            .transform(
                "Hold the time of partial windows",
                TypeInformation.of(WindowPartial.class),
                new NeverIdle<>())
            .uid(JOB + ".never-idle");
    // Rebalanced, for every subtask must see the time of all readers.
    SingleOutputStreamOperator<Long> live =
        partials
            .getSideOutput(FoldOperator.LIVE)
            .rebalance()
            .transform("Hold the time of live windows", Types.LONG, new NeverIdle<>())
            .uid(JOB + ".live-never-idle");
    SingleOutputStreamOperator<SeriesWindow> windows =
        withinQuota
            .keyBy(WindowPartial::service, TypeInformation.of(ServiceKey.class))
            .connect(live.broadcast(LiveWindows.STATE))
            .process(new CloseWindowsFunction(settings), TypeInformation.of(SeriesWindow.class))
            .name("Close windows")
            .uid(JOB + ".close");
    return new Output(
        windows,
        partials.getSideOutput(DeadLetters.TAG).union(windows.getSideOutput(DeadLetters.TAG)),
        partials.getSideOutput(FoldOperator.CALLS),
        partials.getSideOutput(FoldOperator.SLICES));
  }
}
