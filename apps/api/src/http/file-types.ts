/** Kinds of files that come in and go out: text with separators, and Excel workbooks. */
export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
