package io.foretide.cli.alerts;

import io.foretide.model.episode.EpisodeState;

/** Which episodes are shown, by their state. */
enum WantedState {
  /** Those in force. */
  OPEN,
  /** Those that are over. */
  CLOSED,
  /** All. */
  ALL;

  /** Whether episodes of that state are shown. */
  boolean includes(EpisodeState state) {
    return switch (this) {
      case OPEN -> state == EpisodeState.OPEN;
      case CLOSED -> state == EpisodeState.CLOSED;
      case ALL -> true;
    };
  }
}
