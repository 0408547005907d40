/** What spreadsheet programs take for the start of a formula, also behind apostrophes and in full width. */
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PROTECTED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text with one apostrophe in front if a spreadsheet would run it as a formula: for files without cell types. */
export const protect = (text: string): string => (LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text);

/** As `protect`, for cells that are typed as text: only what already looks protected needs one more, to survive `unprotect`. */
export const protectTyped = (text: string): string => (PROTECTED.test(text) ? `'${text}` : text);

/** The text without the one apostrophe that `protect` puts in front; any other text as it is. */
export const unprotect = (text: string): string => (PROTECTED.test(text) ? text.slice(1) : text);
