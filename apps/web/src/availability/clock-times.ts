/** Minutes after midnight of a time as people type it: "18:00", "6pm", "6.30 pm", "1830", "noon"; null: nobody can tell. */
export function minuteTyped(text: string): number | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'noon') return 720;
  if (typed === 'midnight') return 0;
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})\s?(?:[:.h]?\s?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(typed) ?? [];
  if (hours === undefined) return null;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || hour > 24 || (half && (hour < 1 || hour > 12))) return null;
  const ofDay = half ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : hour;
  return ofDay * 60 + minute <= 1440 ? ofDay * 60 + minute : null;
}

/** "18:00"; the end of a day is "24:00". */
export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What is wrong with each of two times that belong together, or the minutes: an end at 00:00 is the end of the day. */
export function timesTyped(
  from: string,
  to: string,
):
  | { readonly fromMinute: number; readonly toMinute: number }
  | { readonly at: 'from' | 'to'; readonly message: string } {
  const [begin, end] = [minuteTyped(from), minuteTyped(to)];
  if (begin === null) return { at: 'from', message: 'Enter when it begins, like 18:00 or 6pm' };
  if (end === null) return { at: 'to', message: 'Enter when it ends, like 20:00 or 8pm' };
  const toMinute = end === 0 ? 1440 : end;
  if (toMinute <= begin) return { at: 'to', message: 'The end comes after the beginning' };
  return { fromMinute: begin, toMinute };
}
