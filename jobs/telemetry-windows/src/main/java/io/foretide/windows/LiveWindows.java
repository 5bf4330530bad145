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

  private final TelemetryWindowsSettings settings;
  private int noted;
  private int left;

  LiveWindows(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  /**
   * Notes that a window has readings, and now and then forgets those that no window which is still
   * to close can ask for.
   */
  void note(BroadcastState<Long, Boolean> live, long start, long watermark) throws Exception {
    live.put(start, true);
    noted++;
    // Whoever catches up knows of tens of thousands, and would pass by all of them for each.
    if (noted > left) {
      forget(live, watermark);
      noted = 0;
    }
  }

  private void forget(BroadcastState<Long, Boolean> live, long watermark) throws Exception {
    left = 0;
    Iterator<Map.Entry<Long, Boolean>> entries = live.iterator();
    while (entries.hasNext()) {
      if (settings.closesAt(entries.next().getKey() + settings.outageAfter()) <= watermark) {
        entries.remove();
      } else {
        left++;
      }
    }
  }

  /**
   * Whether a window lies in an outage: among windows in a row without a reading of any series that
   * last as long as the settings say.
   */
  boolean inOutage(ReadOnlyBroadcastState<Long, Boolean> live, long start) throws Exception {
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
