package org.cratetag.cli.output;

/** Says how far a run is. Safe for use by several threads. */
public interface ProgressReporter extends AutoCloseable {
  /** Says nothing. */
  ProgressReporter NONE =
      new ProgressReporter() {
        @Override
        public void total(long tracks) {}

        @Override
        public void done(long tracks) {}

        @Override
        public void close() {}
      };

  /** How many tracks there are, as far as is known; it may grow. Unknown until the first call. */
  void total(long tracks);

  /** How many tracks are done by now. */
  void done(long tracks);

  /** The end; takes a bar away. */
  @Override
  void close();
}
