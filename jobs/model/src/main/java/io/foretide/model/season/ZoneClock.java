package io.foretide.model.season;

import java.time.Instant;
import java.time.ZoneId;

/** The clock on the wall of a zone. Where the zone keeps one offset, nothing is looked up. */
public final class ZoneClock {
  private final ZoneId zone;
  private final boolean fixedOffset;
  private final long fixedOffsetMillis;

  /** The clock of a zone. */
  public ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.fixedOffset = zone.getRules().isFixedOffset();
    this.fixedOffsetMillis = fixedOffset ? offsetMillis(0) : 0;
  }

  /** What it shows at a moment: milliseconds since the epoch, as if the zone were UTC. */
  public long local(long epochMillis) {
    return epochMillis + (fixedOffset ? fixedOffsetMillis : offsetMillis(epochMillis));
  }

  private long offsetMillis(long epochMillis) {
    return 1000L * zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds();
  }
}
