const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Whether text is a month of the years 1000 to 2999, written 'YYYY-MM'. */
export const isMonth = (text: string): boolean => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text);

/** A month for people: 'September 2026' for '2026-09'. */
export const monthName = (month: string): string =>
  `${names[Number(month.slice(5)) - 1] ?? month} ${month.slice(0, 4)}`.trim();
