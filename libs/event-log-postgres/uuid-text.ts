/** Where the two digits of each of the 16 bytes begin in a UUID's text of 36 characters; the hyphens stand between them. */
export const uuidDigits = Int32Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);
