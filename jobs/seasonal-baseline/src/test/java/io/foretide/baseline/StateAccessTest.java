package io.foretide.baseline;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.flink.fixtures.TelemetryFixtures;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An update costs a read and a write of state, and another of each when a chunk of the season
 * begins, whether the season has 24 and 168 slots (windows of an hour), 2,016 (of five minutes) or
 * 10,080 (of one).
 */
class StateAccessTest {
  private static final SeriesKey KEY = TelemetryFixtures.series("GET /cart", "requests");

  @ParameterizedTest(name = "windows of {0} min, on RocksDB")
  @ValueSource(ints = {1, 5, 60})
  void touchesStateAtMostFourTimesInAnUpdate(int minutes) throws Exception {
    long width = minutes * 60_000L;
    SeasonLayout layout = settings(width).baseline().layout();
    Counting operator = new Counting(settings(width));
    try (FunctionHarness<SeriesKey, SeriesWindow, ScoredOrTold> harness =
        new FunctionHarness<>(operator, SeriesWindow::key, TypeInformation.of(SeriesKey.class))
            .keepingStateIn(new EmbeddedRocksDBStateBackend())
            .open()) {
      int open = -1;
      for (int i = 0; i < 9 * 1440 / minutes; i++) {
        long start = START + i * width;
        operator.calls.clear();
        harness.process(
            new SeriesWindow(KEY, start, start + width, 100 + i % 7, 100, SignalKind.COUNT));

        // The first window begins the series and needs no chunk.
        int chunk = i == 0 ? -1 : layout.chunk(layout.local(start));
        assertThat(operator.calls).as("window %d", i).isEqualTo(expected(open, chunk));
        open = chunk;
      }
    }
  }

  private static Map<String, Integer> expected(int open, int chunk) {
    Map<String, Integer> calls = new TreeMap<>(Map.of("value", 1, "update", 1));
    if (chunk != open) {
      calls.put("get", 1);
      if (open >= 0) {
        calls.put("put", 1);
      }
    }
    return calls;
  }

  private static SeasonalBaselineSettings settings(long width) {
    return new SeasonalBaselineSettings(
        width, ZoneId.of("UTC"), 3 * width, 14 * LearningSeries.DAY, 1, 1, Set.of());
  }

  /** Counts the calls of the function's state, by method. */
  private static final class Counting
      extends CoBroadcastWithKeyedOperator<SeriesKey, SeriesWindow, ControlUpdate, ScoredOrTold> {
    private static final long serialVersionUID = 1L;

    private final Map<String, Integer> calls = new TreeMap<>();

    Counting(SeasonalBaselineSettings settings) {
      super(new LearnFunction(settings), List.of(AppliedControls.STATE));
    }

    @Override
    public void open() throws Exception {
      RuntimeContext context = getRuntimeContext();
      getUserFunction()
          .setRuntimeContext(
              proxy(
                  RuntimeContext.class,
                  context,
                  (method, result) ->
                      result instanceof State
                          ? proxy(result.getClass().getInterfaces()[0], result, this::count)
                          : result));
      super.open();
    }

    private Object count(String method, Object result) {
      calls.merge(method, 1, Integer::sum);
      return result;
    }

    private static <T> T proxy(Class<T> type, Object target, After after) {
      return type.cast(
          Proxy.newProxyInstance(
              StateAccessTest.class.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                try {
                  return after.call(method.getName(), method.invoke(target, arguments));
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }

  private interface After {
    Object call(String method, Object result);
  }
}
