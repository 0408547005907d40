import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { busyOf } from '../reading/busy';
import { type CalendarServer, startRadicale } from '../spec/radicale';
import type { Meeting } from '../writing/meeting';
import { entry } from '../writing/messages';
import { OwnCalendar } from './own-calendar';

const minute = (text: string) => Date.parse(text) / 60_000;
const meeting = (over: Partial<Meeting> = {}): Meeting => ({
  ...{ uid: '7@meetings.example', sequence: 0, at: new Date('2026-11-22T10:00:00Z'), zone: 'Europe/London' },
  span: { from: minute('2027-03-22T14:00Z'), to: minute('2027-03-22T15:00Z') },
  ...{ title: null, details: '', place: null, joinUrl: null, attendees: [], isCancelled: false },
  organiser: { name: 'Wharfedale', address: 'm@meet.example' },
  ...over,
});

let server: CalendarServer;
let calendar: OwnCalendar;
const account = (over: object = {}) => ({
  ...{ address: `${server.origin}/amina/meetings`, user: 'amina', password: 'secret' },
  ...over,
});
const reach = () => ({ strict: true, trusted: [server.origin] });

beforeAll(async () => {
  server = await startRadicale();
  const headers = { authorization: `Basic ${Buffer.from('amina:secret').toString('base64')}` };
  const made = await fetch(`${server.origin}/amina/meetings/`, { method: 'MKCALENDAR', headers });
  expect(made.status).toBe(201);
  calendar = new OwnCalendar(account(), reach());
});
afterAll(() => server.close());

/** Whether anything is found in the half hour that begins then. */
const isFound = async (start: string) =>
  (await calendar.between({ from: minute(start), to: minute(start) + 30 })) !== '';

test('a meeting is put, moved across the day on which the clock is set, and taken away', async () => {
  const first = await calendar.put(meeting().uid, entry(meeting()), null);
  expect(await calendar.put(meeting().uid, entry(meeting()), null)).toBe('changed');
  if (first === 'changed' || first.tag === null) throw new Error('not put');
  expect([await isFound('2027-03-22T14:00Z'), await isFound('2027-03-22T15:00Z')]).toEqual([true, false]);

  const span = { from: minute('2027-03-29T13:00Z'), to: minute('2027-03-29T14:00Z') };
  const moved = entry(meeting({ sequence: 1, span }));
  const second = await calendar.put(meeting().uid, moved, first.tag);
  if (second === 'changed' || second.tag === null) throw new Error('not moved');
  // 14:00 in London as before, which is another time of the world.
  expect(moved).toContain('DTSTART;TZID=Europe/London:20270329T140000');
  const found = ['2027-03-22T14:00Z', '2027-03-29T12:30Z', '2027-03-29T13:00Z', '2027-03-29T14:00Z'].map(isFound);
  expect(await Promise.all(found)).toEqual([false, false, true, false]);

  expect(await calendar.put(meeting().uid, entry(meeting({ sequence: 2 })), first.tag)).toBe('changed');
  expect(await calendar.remove(meeting().uid, first.tag)).toBe('changed');
  expect(await isFound('2027-03-29T13:00Z')).toBe(true);
  expect(await calendar.remove(meeting().uid, second.tag)).toBe('removed');
  expect(await calendar.remove(meeting().uid, second.tag)).toBe('removed');
  expect(await isFound('2027-03-29T13:00Z')).toBe(false);
});

test('what is in it says when they are busy, row by row, on both sides of the day on which the clock is set', async () => {
  const row = entry(meeting({ uid: 'row' })).replace('SEQUENCE:0', 'SEQUENCE:0\r\nRRULE:FREQ=WEEKLY;COUNT=2');
  await calendar.put('row', row, null);
  await calendar.put('7@ours', entry(meeting({ uid: '7@ours' })), null);
  const within = { from: minute('2027-03-20T00:00Z'), to: minute('2027-04-20T00:00Z') };
  const question = { from: within.from, until: within.to, zone: 'Europe/London', ours: '@ours' };
  expect(await busyOf(await calendar.between(within), question)).toEqual([
    { from: minute('2027-03-22T14:00Z'), to: minute('2027-03-22T15:00Z') },
    { from: minute('2027-03-29T13:00Z'), to: minute('2027-03-29T14:00Z') },
  ]);
});

test('whoever does not know the password, or asks for what is not theirs or not there, is told', async () => {
  const stranger = new OwnCalendar(account({ password: 'guess' }), reach());
  await expect(stranger.put('1', entry(meeting()), null)).rejects.toMatchObject({ fault: 'not-let-in' });
  await expect(stranger.between(meeting().span)).rejects.toMatchObject({ fault: 'not-let-in' });
  const other = new OwnCalendar(account({ address: `${server.origin}/joan/meetings/` }), reach());
  await expect(other.put('1', entry(meeting()), null)).rejects.toMatchObject({ fault: 'not-let-in' });
});

test('a server inside is not asked, and no server sees a password that was not meant for it', async () => {
  await expect(new OwnCalendar(account(), { strict: true }).between(meeting().span)).rejects.toMatchObject({
    fault: 'address',
  });
  const seen: (string | undefined)[] = [];
  const elsewhere = http.createServer((req, res) => {
    seen.push(req.url);
    res.writeHead(307, { location: `${server.origin}/amina/meetings/` }).end();
  });
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const led = new OwnCalendar(account({ address: `${origin}/x/` }), { strict: false });
  await expect(led.put('1', entry(meeting()), null)).rejects.toMatchObject({ fault: 'redirect' });
  elsewhere.close();
  expect(seen).toEqual(['/x/1.ics']);
});
