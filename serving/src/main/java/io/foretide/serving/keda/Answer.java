package io.foretide.serving.keda;

import io.foretide.serving.NotServableException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.slf4j.LoggerFactory;

/**
 * Makes one message of an answer.
 *
 * @param <T> the message
 */
interface Answer<T> {

  /**
   * The message at this moment.
   *
   * @throws BadMetadataException when the request's metadata cannot be used
   * @throws NotActedOnException when it is not to be acted on
   * @throws NotServableException when there is no recommendation to act on
   */
  T make() throws BadMetadataException, NotActedOnException, NotServableException;

  /**
   * What the client is told instead of a message: {@link #make}'s failure as a gRPC status. What
   * {@code make} does not declare is a defect, which is logged.
   */
  static StatusRuntimeException failure(Throwable failure) {
    Status status = status(failure);
    if (status.getCode() == Status.Code.INTERNAL) {
      LoggerFactory.getLogger(Answer.class).error("no answer could be made", failure);
      return status.withDescription(failure.toString()).asRuntimeException();
    }
    return status.withDescription(failure.getMessage()).asRuntimeException();
  }

  private static Status status(Throwable failure) {
    if (failure instanceof BadMetadataException) {
      return Status.INVALID_ARGUMENT;
    }
    if (failure instanceof NotActedOnException) {
      return Status.FAILED_PRECONDITION;
    }
    if (failure instanceof NotServableException notServable) {
      return switch (notServable.freshness()) {
        case UNKNOWN -> Status.NOT_FOUND;
        case NOT_READY, STALE, FRESH -> Status.UNAVAILABLE;
      };
    }
    return Status.INTERNAL;
  }
}
