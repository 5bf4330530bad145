package io.foretide.model.detection;

import io.foretide.model.statistics.OnlineContract;
import io.foretide.model.statistics.OnlinePart;
import java.util.stream.Stream;

/** Every part of the detector keeps the contract of online algorithms. */
class DetectionContractTest extends OnlineContract {

  @Override
  protected Stream<Subject> subjects() {
    return Stream.of(
        channel("point", ChannelSettings.POINT),
        channel("departure", ChannelSettings.DEPARTURE),
        channel("creep", ChannelSettings.CREEP),
        OnlinePart.subject(
            "follower",
            () -> new Follower(0.2, 0.001),
            DetectionContractTest::follow,
            Follower::encode,
            Follower::decode),
        OnlinePart.subject(
            "habituation",
            Habituation::new,
            DetectionContractTest::habituate,
            Habituation::encode,
            Habituation::decode),
        OnlinePart.subject(
            "frozen feed",
            FrozenFeed::new,
            DetectionContractTest::freeze,
            FrozenFeed::encode,
            FrozenFeed::decode));
  }

  private static Subject channel(String name, ChannelSettings settings) {
    return OnlinePart.subject(
        name,
        () -> new DeviationChannel(settings),
        DetectionContractTest::deviate,
        DeviationChannel::encode,
        DeviationChannel::decode);
  }

  private static double[] deviate(DeviationChannel channel, double deviation) {
    double tail = channel.tail(deviation, 1, 2);
    channel.learn();
    return new double[] {tail, channel.statistic(), channel.direction()};
  }

  private static double[] follow(Follower follower, double value) {
    follower.look(value - follower.mean(), follower.spread().mean());
    double deviation = follower.deviation();
    follower.learnSpread(0.01, true);
    follower.follow(0.01, true);
    return new double[] {deviation, follower.mean()};
  }

  private static double[] habituate(Habituation habituation, double value) {
    double statistic = Math.abs(value);
    double newPart = habituation.newPart(statistic, 1);
    habituation.learn(statistic);
    return new double[] {newPart, Habituation.unusualPart(statistic, 1)};
  }

  private static double[] freeze(FrozenFeed feed, double value) {
    feed.look(value, 1, 1);
    return new double[] {feed.unusualWindows()};
  }
}
