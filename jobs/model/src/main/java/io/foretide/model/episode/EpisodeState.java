package io.foretide.model.episode;

/** State of an episode at a revision. */
public enum EpisodeState {
  /** An alert of it is in force. */
  OPEN,
  /** All its alerts are over, or it was found to be part of another. */
  CLOSED
}
