package io.foretide.model.anomaly;

import io.foretide.model.series.SignalKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The unusual windows among the last few, oldest first: what is pending. Mutable. */
final class RecentSightings {
  private final List<Sighting> sightings = new ArrayList<>();

  boolean isEmpty() {
    return sightings.isEmpty();
  }

  void clear() {
    sightings.clear();
  }

  /** Another window with a value has passed; what is {@code span} windows old is forgotten. */
  void age(int span) {
    sightings.replaceAll(Sighting::older);
    sightings.removeIf(sighting -> sighting.age() >= span);
  }

  void add(Sighting sighting) {
    sightings.add(sighting);
  }

  /** The oldest on one side; null when there is none. */
  Sighting first(int direction) {
    for (Sighting sighting : sightings) {
      if (sighting.direction() == direction) {
        return sighting;
      }
    }
    return null;
  }

  /** Side of the newest; 0 when there is none. */
  int side() {
    return sightings.isEmpty() ? 0 : sightings.get(sightings.size() - 1).direction();
  }

  /** Whether those on one side suffice for an alert. */
  boolean suffice(SignalKind kind, int direction, AlertSettings settings) {
    int unusual = 0;
    int inRow = 0;
    double highest = 0;
    for (Sighting sighting : sightings) {
      if (sighting.direction() == direction) {
        unusual++;
        highest = Math.max(highest, sighting.score());
        if (sighting.age() < settings.immediateWindows()) {
          inRow++;
        }
      }
    }
    boolean quorum =
        unusual >= settings.pendingWindows()
            || (inRow == settings.immediateWindows() && highest >= settings.immediateScore());
    return quorum && settings.smallestEffect().areEnough(kind, on(direction));
  }

  /** Takes those on one side out, oldest first. */
  List<Sighting> take(int direction) {
    List<Sighting> taken = on(direction);
    sightings.removeAll(taken);
    return taken;
  }

  private List<Sighting> on(int direction) {
    return sightings.stream().filter(sighting -> sighting.direction() == direction).toList();
  }

  int bytes() {
    return 1 + sightings.size() * Sighting.BYTES;
  }

  void write(ByteBuffer buffer) {
    buffer.put((byte) sightings.size());
    sightings.forEach(sighting -> sighting.write(buffer));
  }

  static RecentSightings read(ByteBuffer buffer) {
    RecentSightings recent = new RecentSightings();
    for (int count = buffer.get(); count > 0; count--) {
      recent.add(Sighting.read(buffer));
    }
    return recent;
  }
}
