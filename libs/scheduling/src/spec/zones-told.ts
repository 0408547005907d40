/** Zones of every kind: half and quarter hours, half an hour of summer time, the far side of the date line, none at all. */
export const eighteenZones = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Africa/Lagos',
  'America/New_York',
  'America/Vancouver',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
] as const;

/** Clock changes, and times near them, that anybody can look up: what the clock says, where, and the instant it is. */
export const clockChanges: readonly (readonly [local: string, zone: string, utc: string])[] = [
  ['2027-03-28T00:30', 'Europe/London', '2027-03-28T00:30'],
  ['2027-03-28T01:00', 'Europe/London', '2027-03-28T01:00'],
  ['2027-03-28T01:30', 'Europe/London', '2027-03-28T01:30'],
  ['2027-03-28T02:00', 'Europe/London', '2027-03-28T01:00'],
  ['2027-03-28T14:00', 'Europe/London', '2027-03-28T13:00'],
  ['2027-10-31T00:30', 'Europe/London', '2027-10-30T23:30'],
  ['2027-10-31T01:30', 'Europe/London', '2027-10-31T00:30'],
  ['2027-10-31T02:00', 'Europe/London', '2027-10-31T02:00'],
  ['2027-03-21T09:00', 'America/New_York', '2027-03-21T13:00'],
  ['2027-03-14T02:30', 'America/New_York', '2027-03-14T07:30'],
  ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30'],
  ['2027-03-28T19:30', 'Asia/Kolkata', '2027-03-28T14:00'],
  ['2027-06-01T10:00', 'Asia/Kathmandu', '2027-06-01T04:15'],
  ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:45'],
  ['2027-01-01T00:00', 'Pacific/Apia', '2026-12-31T11:00'],
];

/** Minutes since 1970-01-01T00:00 of a time written `2027-03-28T01:30`. */
export const minuteOf = (text: string): number => Date.parse(`${text}Z`) / 60_000;
/** The other way round. */
export const textOf = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 16);
