package io.foretide.cli.control;

import picocli.CommandLine.Command;

/** What people tell the running jobs: policies, calendars and feedback. */
@Command(
    name = "control",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the running jobs how to alert (policies), when to expect something else"
          + " (calendars), and what an alert was worth (feedback).",
      "They heed it within seconds, without a restart."
    },
    synopsisSubcommandLabel = "(apply | get | delete | feedback)",
    subcommands = {
      ApplyCommand.class,
      GetCommand.class,
      DeleteCommand.class,
      FeedbackCommand.class
    })
public final class ControlCommand {}
