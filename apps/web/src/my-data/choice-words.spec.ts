import { purposeCodes, purposes } from '@footing/kernel';
import { buttonWords, decidedWords, glanceWords, idOfPurpose, paragraphsOf, standingWords } from './choice-words';
import { itemInWords } from './item-words';
import { confirmedWords, progressOf } from './stop-progress';

const [before, now, later] = ['2026-11-01', '2026-11-22', '2028-11-01'].map((day) => new Date(`${day}T12:00:00Z`));
const at = now ?? new Date(0);
const since = before ?? null;
const until = later ?? null;

test('how a choice stands is said by a word, with since and until', () => {
  const yes = { item: '', standing: 'given', verb: 'withdraw', since, until } as const;
  expect(standingWords(yes, at)).toEqual({
    ...{ state: 'on', status: 'On.' },
    detail: 'Since 1 November 2026. Until 1 November 2028; then we ask you again.',
  });
  expect(standingWords({ ...yes, verb: 'object', until: null }, at).detail).toBe('You allowed it on 1 November 2026.');
  expect(standingWords({ ...yes, verb: 'object', since: null }, at).detail).toBe('You have not objected.');
  expect(standingWords({ ...yes, standing: 'stopped', until: null }, at)).toMatchObject({
    ...{ state: 'off', status: 'Off.', detail: 'Since 1 November 2026.' },
  });
  expect(standingWords({ ...yes, standing: 'stopped', until: since }, at).detail).toBe(
    'Your yes ended on 1 November 2026.',
  );
  expect(standingWords({ ...yes, standing: 'never' }, at)).toMatchObject({ state: 'off', status: 'Off.' });
  expect(standingWords({ ...yes, standing: 'stopping' }, at)).toMatchObject({ state: 'changing' });
});

test('the verb of the button follows from why the law lets us', () => {
  expect(buttonWords('withdraw', false, 'group:1')).toBe('Yes, this is true for me');
  expect([buttonWords('withdraw', false), buttonWords('withdraw', true)]).toEqual(['Say yes', 'Withdraw my yes']);
  expect([buttonWords('object', true), buttonWords('object', false)]).toEqual(['Object', 'I no longer object']);
});

test('at a glance, a purpose is on, off, or partly on', () => {
  const [on, off] = [{ standing: 'given' }, { standing: 'never' }] as const;
  expect([[], [off], [on], [off, off], [on, off], [on, on]].map(glanceWords)).toEqual([
    ...['Off', 'Off', 'On', 'Off', '1 of 2 on', '2 of 2 on'],
  ]);
});

test('places that confirm are counted in words', () => {
  expect([0, 1].map((done) => confirmedWords({ done, total: 1 }))).toEqual([
    'We wait for one place to confirm it. We do not use it any more.',
    'The one place has confirmed it.',
  ]);
  expect([0, 1, 2].map((done) => confirmedWords({ done, total: 2 }))).toEqual([
    'We wait for 2 places to confirm it. We do not use it any more.',
    '1 of 2 places has confirmed it so far. We do not use it any more.',
    'All 2 places have confirmed it.',
  ]);
  expect(progressOf({ places: [] })).toMatchObject({ finished: true, words: 'It is kept in no other place.' });
});

test('a text is shown under its title once', () => {
  expect(paragraphsOf('News\n\nNow and then.', 'News')).toEqual(['Now and then.']);
  expect(paragraphsOf('Other words\n\nNow and then.', 'News')).toEqual(['Other words', 'Now and then.']);
});

test('an item is never nameless, and a whole purpose has none', () => {
  const items = ['field:course', 'field:gone', 'experience:0123456789abcdef', 'story:x', ''];
  expect(items.map((item) => itemInWords(item, 'students'))).toEqual([
    ...['Your course', 'One of your answers', 'An experience that you shared', 'One story', ''],
  ]);
  expect(itemInWords('field:course', 'mentors')).toBe('What you studied');
});

test('nothing that people read here names groups or counts them short', () => {
  const all = [...Object.values(decidedWords), ...purposeCodes.map((code) => JSON.stringify(purposes[code]))];
  expect(all.filter((words) => /priority group|\bWP\b|disadvantage/i.test(words))).toEqual([]);
  expect(new Set(purposeCodes.map(idOfPurpose)).size).toBe(purposeCodes.length);
});
