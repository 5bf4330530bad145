package io.foretide.model.forecast;

/** What people have told of the demand of one series, at any time. */
public interface DemandGuide {
  /** Nobody has told anything. */
  DemandGuide NONE =
      new DemandGuide() {
        @Override
        public DemandGuidance learnt(long startMillis, long endMillis) {
          return DemandGuidance.NONE;
        }

        @Override
        public DemandGuidance ahead(long startMillis, long endMillis) {
          return DemandGuidance.NONE;
        }
      };

  /** How a window that has come is learnt; milliseconds since the epoch, the end exclusive. */
  DemandGuidance learnt(long startMillis, long endMillis);

  /** What holds of a window that is to come; it never names what only says how it is learnt. */
  DemandGuidance ahead(long startMillis, long endMillis);
}
