package io.foretide.cli.control;

import com.fasterxml.jackson.databind.node.TextNode;
import io.foretide.cli.UsageException;
import io.foretide.model.control.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Says what an alert was worth. */
@Command(
    name = "feedback",
    mixinStandardHelpOptions = true,
    description = "Says what an alert was worth, or each alert of an episode.")
final class FeedbackCommand implements Callable<Integer> {
  @Mixin private ControlTalk talk;

  @Parameters(
      index = "0",
      paramLabel = "ALERT_ID",
      description = {
        "Id of the alert, or of an episode: then each of its alerts.",
        "Its first 6 characters do, when no other id begins so."
      })
  private String id;

  @Parameters(
      index = "1",
      paramLabel = "VERDICT",
      converter = VerdictText.class,
      description = {
        "false-positive: this was nothing. true-positive: it was worth it.",
        "expected: this is the new normal. wrong-owner: somebody else is to be told."
      })
  private Verdict verdict;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "With wrong-owner: who is to be told of alerts of the service.")
  private String owner;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so (default: the user's name).")
  private String author;

  /** A verdict in small letters with hyphens. */
  static final class VerdictText implements ITypeConverter<Verdict> {
    private static final ValueForm<Verdict> FORM = ValueForm.oneOf(Verdict.class);

    @Override
    public Verdict convert(String text) {
      Verdict verdict = FORM.read().apply(TextNode.valueOf(text));
      if (verdict == null) {
        throw new TypeConversionException("'" + text + "' is none of " + FORM.allowed());
      }
      return verdict;
    }
  }

  @Override
  public Integer call() {
    boolean named = owner != null && !owner.isBlank();
    if (named != (verdict == Verdict.WRONG_OWNER)) {
      throw new UsageException(
          named
              ? "option '--owner' is for the verdict wrong-owner only"
              : "the verdict wrong-owner needs option '--owner'");
    }
    ToldControls controls = talk.controls();
    JudgedAlerts judged = JudgedAlerts.find(id, talk.broker(), talk::complain);
    List<ControlChange> changes =
        controls.changes(
            judged.alerts().stream()
                .map(alert -> alert.feedback(verdict, named ? owner : ""))
                .toList(),
            author,
            System.currentTimeMillis());
    controls.write(changes);
    for (int i = 0; i < changes.size(); i++) {
      talk.say(changes.get(i).line());
      talk.say("  " + judged.alerts().get(i).meaning(verdict, owner));
    }
    judged.leftOut().ifPresent(talk::say);
    return CommandLine.ExitCode.OK;
  }
}
