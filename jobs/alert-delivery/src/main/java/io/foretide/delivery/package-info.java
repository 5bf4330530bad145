/**
 * The job alert-delivery: tells Alertmanager, PagerDuty, a webhook and readers of CloudEvents what
 * becomes of episodes.
 *
 * <p><b>In</b>: the topic {@code episodes}, once for each receiver, so that none waits for another.
 * <b>Out</b>: requests of HTTP, CloudEvents on a Kafka topic, and {@code dead-letters}.
 * <b>State</b>: per receiver and episode {@code delivery-progress}, and {@code newest-revision}
 * while it is still to be sent or sent again. <b>Time</b>: processing time; one timer per receiver
 * and episode. <b>Failure</b>: what was not acknowledged when the job stopped is sent again under
 * the same ids; a newer revision takes the place of one that waits; what is refused, or not taken
 * within all tries, is a dead letter.
 */
package io.foretide.delivery;
