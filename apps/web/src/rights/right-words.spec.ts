import type { KeptRequest } from '@footing/consent';
import { daysInWords, dueInWords, lineWords, nextInWords } from './right-words';
import { boardAskedIn, boardQuery } from './rights-filter';

const request: KeptRequest = {
  ...{ id: 'r', kind: 'complain', state: 'received', accountId: 'a', name: 'Amina', email: null },
  subject: { kind: 'student', id: 's' },
  receivedOn: '2026-09-03',
  clock: { start: '2026-09-03', months: 1, waited: 0, stopped: null },
  ...{ dueOn: '2026-10-05', acknowledgeBy: '2026-10-03', acknowledgedOn: null },
  ...{
    closedAt: null,
    outcome: null,
    ground: null,
    handlerName: null,
    ...{ isErased: false, hasAccount: true, stops: [] },
  },
};

test.each([
  [-3, '3 days late'],
  [-1, '1 day late'],
  [0, 'Due today'],
  [1, '1 day left'],
  [12, '12 days left'],
  [null, 'The clock stands still'],
])('%s days are “%s”', (days, words) => expect(daysInWords(days)).toBe(words));

test('people read what is next and by when', () => {
  expect(nextInWords(request)).toBe(
    'A person tells you that they have it by Saturday 3 October 2026, and answers without delay.',
  );
  expect(nextInWords({ ...request, acknowledgedOn: '2026-09-04' })).toBe('You get an answer by Monday 5 October 2026.');
  const stopped = { since: '2026-09-10', missing: 'identity' } as const;
  const waiting = { ...request, state: 'waiting', clock: { ...request.clock, stopped } } as const;
  expect(nextInWords(waiting)).toContain('We need to be sure that it is you.');
  expect(nextInWords({ ...request, state: 'refused', outcome: 'refused', closedAt: new Date(0) })).toBe('We said no.');
});

test('the board shows what is due next, and nothing while the clock stands still', () => {
  expect(dueInWords(request)).toBe('Saturday 3 October 2026');
  const stopped = { since: '2026-09-10', missing: 'clarification' } as const;
  expect(dueInWords({ ...request, clock: { ...request.clock, stopped } })).toBe('–');
});

test('a step is said as whoever took it would', () => {
  expect([lineWords('written', true), lineWords('written', false)]).toEqual(['You wrote', 'We wrote to you']);
});

test('the board asks for what is open unless it is told, and its addresses lead back to the same', () => {
  expect(boardAskedIn({})).toEqual({ filter: { state: 'open', kind: undefined }, page: 1 });
  expect(boardAskedIn({ state: 'x', kind: 'constructor', page: '-2' })).toEqual(boardAskedIn({}));
  for (const query of ['', '?state=closed', '?state=all&kind=erase', '?state=closed&kind=copy&page=3']) {
    const { filter, page } = boardAskedIn(Object.fromEntries(new URLSearchParams(query)));
    expect(boardQuery(filter, page > 1 ? page : undefined)).toBe(query);
  }
});
