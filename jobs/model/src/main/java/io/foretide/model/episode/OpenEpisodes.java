package io.foretide.model.episode;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The open episodes of a tenant, in the order in which they were opened. Mutable. */
public final class OpenEpisodes {
  private static final VersionedState FORMAT = new VersionedState("open episodes", (byte) 1);

  private final List<OpenEpisode> episodes = new ArrayList<>();

  /** The episodes; to be changed by {@link EpisodeGrouper}. */
  List<OpenEpisode> all() {
    return episodes;
  }

  /** Whether none is open, so that the state need not be kept. */
  public boolean isEmpty() {
    return episodes.isEmpty();
  }

  /** The episodes as bytes, the version first. */
  public byte[] encode() {
    int capacity = Integer.BYTES + episodes.stream().mapToInt(OpenEpisode::bytes).sum();
    return FORMAT.encode(capacity, this::write);
  }

  private void write(ByteBuffer out) {
    out.putInt(episodes.size());
    episodes.forEach(episode -> episode.write(out));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static OpenEpisodes decode(byte[] bytes) {
    return FORMAT.decode(
        bytes,
        in -> {
          OpenEpisodes open = new OpenEpisodes();
          for (int count = in.getInt(); count > 0; count--) {
            open.episodes.add(OpenEpisode.read(in));
          }
          return open;
        });
  }
}
