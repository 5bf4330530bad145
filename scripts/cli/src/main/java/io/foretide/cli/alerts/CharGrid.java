package io.foretide.cli.alerts;

import java.util.Arrays;

/** Characters in rows and columns, blank at first. */
final class CharGrid {
  private final char[][] rows;

  /** A blank one. */
  CharGrid(int rows, int columns) {
    this.rows = new char[rows][columns];
    for (char[] row : this.rows) {
      Arrays.fill(row, ' ');
    }
  }

  /** Puts a character over what is there. */
  void put(int row, int column, char character) {
    rows[row][column] = character;
  }

  /** Puts a text where it fits. */
  void put(int row, int column, String text) {
    if (column + text.length() <= rows[row].length) {
      text.getChars(0, text.length(), rows[row], column);
    }
  }

  /** A row, without the blanks at its end. */
  String row(int row) {
    return new String(rows[row]).stripTrailing();
  }
}
