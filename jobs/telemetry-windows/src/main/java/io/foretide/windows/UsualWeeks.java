package io.foretide.windows;

import io.foretide.model.season.WeekLearner;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the signals of a service as a whole usually go through the week, 700 bytes each. Mutable; the
 * state {@code usual-weeks}.
 */
final class UsualWeeks {
  private static final VersionedState ENVELOPE = new VersionedState("usual weeks", (byte) 1);

  private final Map<String, WeekLearner> learners = new LinkedHashMap<>();

  /** Learns what an hour that has ended was like. */
  void learn(int hourOfWeek, HourMeans means) {
    means.drain(
        (signal, mean) ->
            learners.computeIfAbsent(signal, any -> new WeekLearner()).learn(hourOfWeek, mean));
  }

  /** The usual week of a signal; null while there is none that is worth lending. */
  UsualWeek of(String signal, SignalKind kind) {
    WeekLearner learner = learners.get(signal);
    return learner == null ? null : learner.usual(kind);
  }

  byte[] encode() {
    int capacity = Integer.BYTES;
    for (String signal : learners.keySet()) {
      capacity += VersionedState.textBytes(signal) + WeekLearner.BYTES;
    }
    return ENVELOPE.encode(
        capacity,
        out -> {
          out.putInt(learners.size());
          learners.forEach(
              (signal, learner) -> {
                VersionedState.writeText(out, signal);
                learner.encode(out);
              });
        });
  }

  static UsualWeeks decode(byte[] bytes) {
    return ENVELOPE.decode(bytes, UsualWeeks::read);
  }

  private static UsualWeeks read(ByteBuffer in) {
    UsualWeeks weeks = new UsualWeeks();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      WeekLearner learner = new WeekLearner();
      String signal = VersionedState.readText(in);
      learner.decode(in);
      weeks.learners.put(signal, learner);
    }
    return weeks;
  }
}
