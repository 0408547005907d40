import { recordAskedIn, recordQuery } from './record-filter';

test('nothing asked is everything', () => {
  expect(recordAskedIn({})).toMatchObject({ search: {}, page: 1, errors: [] });
  expect(recordQuery({})).toBe('');
});

test('what was asked travels in the address and back', () => {
  const search = {
    ...{ person: 'Amy & Bo', account: 'priya', event: 'application.viewed' },
    ...{ from: '2026-11-01', to: '2026-11-30', special: true },
  };
  const query = Object.fromEntries(new URLSearchParams(recordQuery(search, 3)));
  expect(recordAskedIn(query)).toMatchObject({ search, page: 3, errors: [] });
});

test('what happened is asked for in words, in any order; the name of an event is that event alone', () => {
  const wanted = (event: string) => recordAskedIn({ event }).wanted.event;
  expect(wanted('application.viewed')).toEqual(['application.viewed']);
  expect(wanted('Somebody’s APPLICATION')).toContain('application.viewed');
  expect(wanted('application somebody’s')).toEqual(wanted('somebody’s application'));
  expect(wanted('signed in')).not.toContain('application.viewed');
  expect(wanted('no such thing ever')).toEqual([]);
  expect(wanted('')).toBeUndefined();
});

test('days come in three boxes; one that is none is to be put right', () => {
  const typed = {
    'from-day': '1',
    'from-month': 'nov',
    'from-year': '2026',
    'to-day': '31',
    'to-month': '11',
    'to-year': '2026',
  };
  const asked = recordAskedIn(typed);
  expect(asked.search).toEqual({ from: '2026-11-01' });
  expect(asked.errors).toMatchObject([{ field: 'to-day' }]);
  expect(asked.days.to).toEqual({ day: '31', month: '11', year: '2026' });
});

test.each([['2026-02-30'], ['2026-13-01'], ["2026-01-01'"], [['2026-01-01']]])('%s in an address is no day', (from) => {
  expect(recordAskedIn({ from }).search).toEqual({});
});

test('what no keyboard makes is left out', () => {
  expect(recordAskedIn({ person: 'A\0my' }).search).toEqual({ person: 'Amy' });
});
