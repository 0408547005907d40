import { keptFrom } from './reach';

const at = new Date('2026-11-10T09:00:00Z');
const limits = { mostMails: 4, daysApart: 3 };
const fine = { email: 'a@b.example', epoch: 1, bounces: false, mails: 0, lastAt: null };

test.each([
  [{}, null],
  [{ email: null }, 'no-address'],
  [{ epoch: null }, 'stopped'],
  [{ epoch: 0 }, null],
  [{ bounces: true }, 'bounces'],
  [{ mails: 3 }, null],
  [{ mails: 4 }, 'enough'],
  [{ lastAt: new Date('2026-11-07T09:00:01Z') }, 'too-soon'],
  [{ lastAt: new Date('2026-11-07T09:00:00Z') }, null],
])('with %j somebody is left out: %s', (more, why) => {
  expect(keptFrom({ ...fine, ...more }, limits, at)).toBe(why);
});
