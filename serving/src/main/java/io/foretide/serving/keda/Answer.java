package io.foretide.serving.keda;

import io.foretide.serving.NotServableException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Makes one message of an answer.
 *
 * @param <T> the message
 */
interface Answer<T> {

  /**
   * The message at this moment.
   *
   * @throws IllegalArgumentException when the request's metadata cannot be used
   * @throws IllegalStateException when it is not to be acted on
   * @throws NotServableException when there is no recommendation to act on
   */
  T make() throws NotServableException;

  /** What the client is told instead of a message: {@link #make}'s failure as a gRPC status. */
  static StatusRuntimeException failure(Exception failure) {
    Status.Code code = Status.Code.INVALID_ARGUMENT;
    if (failure instanceof IllegalStateException) {
      code = Status.Code.FAILED_PRECONDITION;
    } else if (failure instanceof NotServableException notServable) {
      code =
          switch (notServable.freshness()) {
            case UNKNOWN -> Status.Code.NOT_FOUND;
            case NOT_READY, STALE, FRESH -> Status.Code.UNAVAILABLE;
          };
    }
    return code.toStatus().withDescription(failure.getMessage()).asRuntimeException();
  }
}
