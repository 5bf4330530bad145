package io.foretide.windows;

import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps a tenant to its quota of series, so that one that makes up names without end costs the
 * others nothing. What is known stays as it is; what comes when the quota is used up is folded into
 * {@code __other__}: an operation or metric of a known service within that service, whose requests
 * as a whole stay right, and everything of an unknown service into one service of that name.
 *
 * <p>A place in the quota is free again when what had it was silent for as long as series are
 * remembered.
 */
final class QuotaFunction extends KeyedProcessFunction<String, WindowPartial, WindowPartial> {
  /** What stands for everything over the quota. */
  static final String OTHER = "__other__";

  private static final long serialVersionUID = 1L;

  /** How many times within its life the last sign of a series is written down. */
  private static final int SIGNS = 4;

  private final TelemetryWindowsSettings settings;
  private transient MapState<String, byte[]> admitted;
  private transient ValueState<Integer> used;
  private transient Counter overQuota;

  QuotaFunction(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    admitted =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "admitted-sums",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    used = getRuntimeContext().getState(new ValueStateDescriptor<>("admitted-count", Types.INT));
    overQuota = getRuntimeContext().getMetricGroup().counter("numSumsOverQuota");
  }

  @Override
  public void processElement(WindowPartial partial, Context context, Collector<WindowPartial> out)
      throws Exception {
    WindowSums sums = WindowSums.decode(partial.sums());
    AdmittedSums known = admitted(partial.service().service());
    if (admit(sums, known, partial, context)) {
      out.collect(partial);
      return;
    }
    ServiceKey service =
        known.isEmpty() ? new ServiceKey(partial.service().tenant(), OTHER) : partial.service();
    out.collect(
        partial.of(service, sums.renamed(key -> known.contains(key) ? key : other(key, known))));
  }

  /**
   * Admits what there is a place for.
   *
   * @return whether that is all
   */
  private boolean admit(WindowSums sums, AdmittedSums known, WindowPartial partial, Context context)
      throws Exception {
    long step = settings.expireAfter() / SIGNS;
    boolean changed = false;
    int before = count();
    int count = before;
    int left = 0;
    for (SumKey key : sums.keys()) {
      boolean isKnown = known.contains(key);
      if (isKnown || count < settings.maxSeriesPerTenant()) {
        count += isKnown ? 0 : 1;
        changed |= known.hear(key, partial.startMillis(), step);
      } else {
        left++;
      }
    }
    if (changed) {
      admitted.put(partial.service().service(), known.encode());
    }
    if (count != before) {
      used.update(count);
      if (before == 0) {
        arm(context, partial.startMillis());
      }
    }
    overQuota.inc(left);
    return left == 0;
  }

  private static SumKey other(SumKey key, AdmittedSums known) {
    String operation = known.isEmpty() ? "" : OTHER;
    return new SumKey(operation, key.kind() == Kind.REQUEST ? "" : OTHER, key.kind());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WindowPartial> out)
      throws Exception {
    long oldest = timestamp - settings.expireAfter() - settings.expireAfter() / SIGNS;
    int count = count();
    Iterator<Map.Entry<String, byte[]>> services = admitted.entries().iterator();
    while (services.hasNext()) {
      Map.Entry<String, byte[]> service = services.next();
      AdmittedSums known = AdmittedSums.decode(service.getValue());
      int forgotten = known.forgetBefore(oldest);
      count -= forgotten;
      if (known.isEmpty()) {
        services.remove();
      } else if (forgotten > 0) {
        admitted.put(service.getKey(), known.encode());
      }
    }
    if (count == 0) {
      admitted.clear();
      used.clear();
    } else {
      used.update(count);
      arm(context, timestamp);
    }
  }

  private void arm(Context context, long now) {
    context.timerService().registerEventTimeTimer(now + settings.expireAfter());
  }

  private AdmittedSums admitted(String service) throws Exception {
    byte[] stored = admitted.get(service);
    return stored == null ? new AdmittedSums() : AdmittedSums.decode(stored);
  }

  private int count() throws Exception {
    Integer stored = used.value();
    return stored == null ? 0 : stored;
  }
}
