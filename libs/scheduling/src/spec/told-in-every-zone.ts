/**
 * Prints, for several time zones of the process itself, what the process then takes noon to be, and all that we work out of
 * clocks. Run by a spec in a process of its own, since a process may be told its zone anew but a test's sandbox may not.
 */
import { commonSlots } from '../domain/slots';
import { toLocal, toUtc } from '../domain/zones';
import { clockChanges, eighteenZones, minuteOf } from './zones-told';
import { aroundTheClockChange } from './two-people';

const told = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map((zone) => {
  process.env['TZ'] = zone;
  const noon = new Date(2027, 6, 1, 12).toISOString();
  const worked = [
    ...clockChanges.map(([local, where]) => toUtc(minuteOf(local), where)),
    ...eighteenZones.map((where) => toLocal(minuteOf('2027-10-31T01:30'), where)),
    ...commonSlots(aroundTheClockChange),
  ];
  return { noon, worked };
});
process.stdout.write(JSON.stringify(told));
