import fc from 'fast-check';
import { MOST_CHARACTERS, type Suggestion, suggestionsFor } from './suggestions';

const kindsIn = async (text: string) => new Set((await suggestionsFor(text)).map(({ kind }) => kind));
const find = (all: readonly Suggestion[], quote: string) => all.find((one) => one.quote === quote);

test('a word that leaves people out comes with others that do not', async () => {
  const found = find(await suggestionsFor('Ask the chairman of your society.'), 'chairman');
  expect(found?.kind).toBe('inclusive');
  expect(found?.instead).toContain('chair');
});

test('a sentence is called hard when it is, and a plain one is left alone', async () => {
  const hard =
    'Notwithstanding the aforementioned considerations, participants are encouraged to operationalise ' +
    'multidisciplinary developmental opportunities through institutional facilitation.';
  expect(await kindsIn(hard)).toContain('hard-to-read');
  expect(await suggestionsFor('You meet your mentor three times. Each time lasts an hour.')).toEqual([]);
});

test('a word that may offend is pointed at', async () => {
  expect(await kindsIn('That was a damn good talk.')).toContain('may-offend');
});

test('words that belong to this work are not pointed at', async () => {
  const about = 'Disabled students and Black students can ask for a mentor. Joan is an executive.';
  expect((await suggestionsFor(about)).map(({ quote }) => quote)).toEqual([]);
});

test('whatever the text, each quote stands where it says, in the order of the text', async () => {
  const words = fc.constantFrom('he', 'chairman', 'damn', 'mentor', 'Dr. Who', '\n', 'é', '👩🏽‍🎓', 'guys', '.', 'crazy');
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 30 }), async (list) => {
      const text = list.join(' ');
      const found = await suggestionsFor(text);
      for (const { quote, at } of found) expect(text.slice(at, at + quote.length)).toBe(quote);
      expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
});

test('of a very long text only the beginning is looked at', async () => {
  const text = `${'Fine. '.repeat(MOST_CHARACTERS / 6 + 1)} The chairman spoke.`;
  expect(await suggestionsFor(text)).toEqual([]);
});
