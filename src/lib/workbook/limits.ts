/** What a file may have at most; far above a city's figures, far below what would fill a server's memory. */

/** Of one file, as it is sent. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** The reader makes a full rectangle of every sheet: one cell in the last corner would be billions. */
export const MOST_ROWS = 20_000;
/** Up to column IV. */
export const MOST_COLUMNS = 256;
