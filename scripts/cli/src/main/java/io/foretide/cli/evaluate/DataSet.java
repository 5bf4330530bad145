package io.foretide.cli.evaluate;

import java.util.Locale;

/** The sets of labelled, measured or simulated series that the model is judged on. */
enum DataSet {
  /**
   * KPIs of five internet companies, one and five minutes, first halves (AIOps challenge, 2018).
   */
  AIOPS_KPI(Judgement.SEGMENTS),
  /** Web services at one minute, first halves (WSD; Xu et al., 2018, and others). */
  WSD(Judgement.SEGMENTS),
  /** The Numenta Anomaly Benchmark v1.1 (Lavin and Ahmad, 2015). */
  NAB(Judgement.WINDOWS),
  /** Requests, ingress, latency and crash rates of cloud services. */
  MS_CLOUD(Judgement.SEGMENTS),
  /** Workloads of a Kubernetes cluster; not labelled. */
  K8S(Judgement.INTERVALS),
  /** Hourly series of the M4 competition, the part to learn from (Makridakis et al., 2020). */
  M4_HOURLY(Judgement.FORECASTS),
  /** Requests a minute to two web sites; not labelled. */
  WEB(Judgement.INTERVALS),
  /** The simulated shop of the demo, from eight seeds: nothing is read from files. */
  SHOP(Judgement.INCIDENTS),
  /** The series of {@link #K8S}, {@link #WEB} and {@link #MS_CLOUD} that are demand. */
  SCALING(Judgement.CAPACITY),
  /** The eventful shop for eight weeks, from five seeds: nothing is read from files. */
  EPISODES(Judgement.EPISODES),
  /** The calm shop from four seeds; of {@link #AIOPS_KPI} and {@link #WSD} every other series. */
  SENSITIVITY(Judgement.SENSITIVITY),
  /**
   * The everyday shop from four seeds; of {@link #AIOPS_KPI} and {@link #WSD} every other series.
   */
  FEEDBACK(Judgement.FEEDBACK),
  /** The eventful shop for eight weeks second by second, from four seeds. */
  FAST_PATH(Judgement.FAST_PATH);

  /** How a set is judged. */
  enum Judgement {
    /** Labelled segments that must be found soon after they begin. */
    SEGMENTS,
    /** Labelled windows, the earlier in which something is found the better. */
    WINDOWS,
    /** Nothing is labelled: only intervals are judged. */
    INTERVALS,
    /** Known incidents of services that an alert of any of their series must meet. */
    INCIDENTS,
    /** The last values are held back to be forecast. */
    FORECASTS,
    /** Capacity is decided ahead of demand. */
    CAPACITY,
    /** Known incidents that are to be one episode each, which names the cause. */
    EPISODES,
    /** False alarms are counted by how many are put up with. */
    SENSITIVITY,
    /** Alerts are told what they were worth, by the labels. */
    FEEDBACK,
    /** What is told before windows have closed must prove true. */
    FAST_PATH
  }

  private final Judgement judgement;

  DataSet(Judgement judgement) {
    this.judgement = judgement;
  }

  Judgement judgement() {
    return judgement;
  }

  /** Whether it takes so long that it is judged only when it is named. */
  boolean isOnlyByName() {
    return this == EPISODES || this == SENSITIVITY || this == FEEDBACK || this == FAST_PATH;
  }

  /** Name of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
