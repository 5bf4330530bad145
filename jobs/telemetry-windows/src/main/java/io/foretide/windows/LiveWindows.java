package io.foretide.windows;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The recent windows in which any series of the whole pipeline had a reading: what tells a service
 * that is silent from telemetry that does not come. Told by every source subtask to all that close
 * windows, as starts of windows.
 */
final class LiveWindows {
  /** The broadcast state: start of a window, and nothing more to say of it. */
  static final MapStateDescriptor<Long, Boolean> STATE =
      new MapStateDescriptor<>("live-windows", Types.LONG, Types.BOOLEAN);

  private LiveWindows() {}

  /**
   * Notes that a window has readings, and forgets those that no window which is still to close can
   * ask for.
   */
  static void note(
      BroadcastState<Long, Boolean> live,
      long start,
      long watermark,
      TelemetryWindowsSettings settings)
      throws Exception {
    live.put(start, true);
    Iterator<Map.Entry<Long, Boolean>> entries = live.iterator();
    while (entries.hasNext()) {
      if (settings.closesAt(entries.next().getKey() + settings.outageAfter()) <= watermark) {
        entries.remove();
      }
    }
  }

  /**
   * Whether a window lies in an outage: among windows in a row without a reading of any series that
   * last as long as the settings say.
   */
  static boolean inOutage(
      ReadOnlyBroadcastState<Long, Boolean> live, long start, TelemetryWindowsSettings settings)
      throws Exception {
    long width = settings.width();
    long dead = 0;
    for (long at = start; dead < settings.outageAfter() && !live.contains(at); at -= width) {
      dead += width;
    }
    for (long at = start + width;
        dead > 0 && dead < settings.outageAfter() && !live.contains(at);
        at += width) {
      dead += width;
    }
    return dead >= settings.outageAfter();
  }
}
