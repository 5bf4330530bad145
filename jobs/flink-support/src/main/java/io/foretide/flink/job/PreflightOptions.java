package io.foretide.flink.job;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What a main looks at before its job begins. */
public final class PreflightOptions {
  /** Whether to look at all. */
  public static final ConfigOption<Boolean> ENABLED =
      ConfigOptions.key("preflight.enabled")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Before the job begins, look whether the brokers answer, the topics exist, transactions may"
                  + " stay open that long, checkpoints can be written and a savepoint fits; refuse to"
                  + " begin otherwise. Off where the submitting machine cannot reach what the cluster can.");

  /** Whether missing topics are made. */
  public static final ConfigOption<Boolean> CREATE_TOPICS =
      ConfigOptions.key("preflight.create-topics")
          .booleanType()
          .defaultValue(false)
          .withDescription("Create the topics that are missing, instead of refusing to begin.");

  /** How many partitions a topic must have. */
  public static final ConfigOption<Integer> TOPIC_PARTITIONS =
      ConfigOptions.key("preflight.topic-partitions")
          .intType()
          .defaultValue(1)
          .withDescription(
              "Fewest partitions that each topic of the job must have; topics that are created get as"
                  + " many. At more subtasks than partitions some read nothing.");

  private PreflightOptions() {}
}
