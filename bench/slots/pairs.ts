import type { Availability, DayException, Mode, SlotQuestion, Span, Weekday, WeeklyRule } from '@footing/scheduling';

/** Monday 8 March 2027, from when on first New York's clocks change and then London's. */
const BEGIN = Date.parse('2027-03-08T00:00Z') / 60_000;
const DAY = 1440;
const zones = ['Europe/London', 'Europe/London', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** Chance that is the same in every run: mulberry32. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

/** So many pairs, each with what is asked of their times: meetings of an hour, on the half hours, over so many days. */
export function pairs(count: number, days: number): SlotQuestion[] {
  const next = chance(20_270_308);
  const whole = (below: number) => Math.floor(next(below));
  const window = { from: BEGIN, to: BEGIN + days * DAY };
  return Array.from({ length: count }, () => ({
    a: person(whole, days),
    b: person(whole, days),
    window,
    minutes: 60,
    step: 30,
    zone: zones[whole(zones.length)] ?? 'UTC',
    mode: 'online' as const,
    travelMinutes: 0,
  }));
}

/** Somebody with six to eleven stretches of hours a week, by day and in the evening, a day or two out of the ordinary a month, and a diary. */
function person(whole: (below: number) => number, days: number): Availability {
  const zone = zones[whole(zones.length)] ?? 'UTC';
  const modes: Mode[] = ['any', 'any', 'online', 'in-person'];
  const rules: WeeklyRule[] = Array.from({ length: 6 + whole(6) }, () => {
    const fromMinute = 480 + 30 * whole(20);
    return {
      ...{ zone, weekday: (1 + whole(7)) as Weekday, fromMinute, toMinute: fromMinute + 60 + 30 * whole(7) },
      ...{ mode: modes[whole(modes.length)] ?? 'any', from: '2027-01-01', until: null },
    };
  });
  return {
    rules,
    exceptions: exceptions(whole, zone, days),
    busy: spans(whole, days, 1),
    taken: spans(whole, days, 0.1),
  };
}

function exceptions(whole: (below: number) => number, zone: string, days: number): DayException[] {
  return Array.from({ length: Math.ceil(days / 14) }, () => {
    const day = new Date((BEGIN + whole(days) * DAY) * 60_000).toISOString().slice(0, 10);
    const kind = (['replace', 'block', 'extra'] as const)[whole(3)] ?? 'block';
    const fromMinute = 540 + 30 * whole(12);
    if (kind === 'block') return { day, zone, kind, fromMinute: null, toMinute: null };
    return { day, zone, kind, fromMinute, toMinute: fromMinute + 120 };
  });
}

const spans = (whole: (below: number) => number, days: number, aDay: number): Span[] =>
  Array.from({ length: Math.round(days * aDay) }, () => {
    const from = BEGIN + 15 * whole((days * DAY) / 15);
    return { from, to: from + 30 + 15 * whole(7) };
  });
