import { type Facts, standingOf } from './standing';

const dates = { signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', meetingsEnd: '2027-06-30' };
const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ today: '2026-12-05', dates, isBegun: true, application: { isWithdrawn: false } },
  ...{ takesPart: true, isAnnounced: false, isWaiting: false },
  ...more,
});
const during = { today: '2026-10-05' };

test.each<[string, Partial<Facts>, string]>([
  ['nobody has begun', { ...during, isBegun: false, application: undefined }, 'new'],
  ['somebody has begun', { ...during, application: undefined }, 'begun'],
  ['sign-up closed on answers that were not sent', { application: undefined }, 'unsent'],
  ['answers are sent', during, 'sent'],
  ['sign-up is over', {}, 'matching'],
  ['others were told', { isAnnounced: true }, 'still-looking'],
  ['nobody was found', { isAnnounced: true, isWaiting: true }, 'not-this-time'],
  ['there is a proposal', { pairing: { isOver: false, hadBegun: false, wantsAnother: true } }, 'paired'],
  ['a proposal came to nothing', { pairing: { isOver: true, hadBegun: false, wantsAnother: true } }, 'fell-through'],
  [
    'a proposal came to nothing, and they want nobody else',
    { pairing: { isOver: true, hadBegun: false, wantsAnother: false } },
    'said-enough',
  ],
  ['they met', { pairing: { isOver: true, hadBegun: true, wantsAnother: false } }, 'ended'],
  [
    'it ended early, and they are to have another',
    { pairing: { isOver: true, hadBegun: true, wantsAnother: true } },
    'fell-through',
  ],
  [
    'it ended early, and so did the year',
    { today: '2027-07-01', pairing: { isOver: true, hadBegun: true, wantsAnother: true } },
    'ended',
  ],
  ['they took it back', { application: { isWithdrawn: true } }, 'withdrawn'],
  ['they objected', { takesPart: false, isWaiting: true }, 'out'],
  ['the year is over', { today: '2027-07-01', isWaiting: true }, 'over'],
  [
    'they objected while they meet somebody',
    { takesPart: false, pairing: { isOver: false, hadBegun: true, wantsAnother: true } },
    'paired',
  ],
])('when %s', (_, more, code) => {
  expect(standingOf(facts(more))).toBe(code);
});

test('the days on which sign-up opens and closes are part of it', () => {
  expect(standingOf(facts({ today: '2026-09-28' }))).toBe('sent');
  expect(standingOf(facts({ today: '2026-11-30' }))).toBe('sent');
  expect(standingOf(facts({ today: '2026-12-01' }))).toBe('matching');
});
