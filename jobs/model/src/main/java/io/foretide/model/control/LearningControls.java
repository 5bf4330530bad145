package io.foretide.model.control;

import io.foretide.model.baseline.LearningGuidance;
import io.foretide.model.baseline.LearningGuidance.Opinion;
import io.foretide.model.series.SeriesWindow;
import java.util.List;
import java.util.stream.Stream;

/** How each window is learnt by all that people have told. For one thread. */
public final class LearningControls {
  private final ControlBook book;
  private final SeriesCache<Known> cache = new SeriesCache<>();

  /** By a book, which may change. */
  public LearningControls(ControlBook book) {
    this.book = book;
  }

  /** What holds of a series outside of its calendars, and these. */
  private record Known(LearningGuidance usual, List<Control> calendars) {}

  /** How a window is learnt. */
  public LearningGuidance at(SeriesWindow window) {
    if (book.isEmpty()) {
      return LearningGuidance.NONE;
    }
    Known known = cache.get(window.key(), book.changes(), key -> workOut(book.of(key)));
    if (known.calendars().isEmpty()) {
      return known.usual();
    }
    List<Control> now =
        Calendars.inForce(known.calendars(), window.startMillis(), window.endMillis());
    return now.isEmpty() ? known.usual() : during(now, known.usual());
  }

  private static Known workOut(SeriesControls told) {
    List<Control> calendars =
        told.calendars().stream().filter(LearningControls::shapesLearning).toList();
    List<Control> verdicts = told.feedback();
    if (verdicts.isEmpty()) {
      return new Known(LearningGuidance.NONE, calendars);
    }
    List<Opinion> opinions =
        told.verdicts()
            .map(said -> new Opinion(said.startedAtMillis(), said.verdict() == Verdict.EXPECTED))
            .toList();
    List<String> marks = verdicts.stream().map(Control::mark).toList();
    return new Known(
        new LearningGuidance(false, LearningGuidance.ANY_WEEKDAY, 0, opinions, marks), calendars);
  }

  private static boolean shapesLearning(Control control) {
    Calendar calendar = (Calendar) control.instruction();
    return calendar.suspendLearning()
        || calendar.weekday() != Calendar.ANY_WEEKDAY
        || calendar.seasonShiftMillis() != 0;
  }

  /** Of two calendars the narrower names the day, and by how much the season is shifted. */
  private static LearningGuidance during(List<Control> now, LearningGuidance usual) {
    boolean suspended = false;
    int weekday = Calendar.ANY_WEEKDAY;
    long shift = 0;
    for (Control control : now) {
      Calendar calendar = (Calendar) control.instruction();
      suspended |= calendar.suspendLearning();
      weekday = calendar.weekday() == Calendar.ANY_WEEKDAY ? weekday : calendar.weekday();
      shift = calendar.seasonShiftMillis() == 0 ? shift : calendar.seasonShiftMillis();
    }
    List<String> marks =
        Stream.concat(usual.controls().stream(), now.stream().map(Control::mark)).toList();
    return new LearningGuidance(suspended, weekday, shift, usual.opinions(), marks);
  }
}
