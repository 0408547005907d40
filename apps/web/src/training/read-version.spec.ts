import type { ModuleNow } from '@footing/training';
import { readVersion, typedVersion } from './read-version';

const safe: ModuleNow = {
  ...{ code: 'x', version: 3, audience: 'mentor', kinds: ['career'], title: 'Safe', minutes: 4, months: 12 },
  ...{ required: true, promise: 'I will', pages: [{ heading: 'One', text: 'Read\n\n- this' }] },
  checks: [
    {
      question: 'Right?',
      right: 1,
      choices: [
        { words: 'No', why: 'Not' },
        { words: 'Yes', why: 'It is' },
      ],
    },
  ],
};

test('what a form shows comes back as it was', () => {
  const { title, minutes, kinds, months, required, pages, checks, promise } = safe;
  const version = { title, minutes, kinds, months, required, pages, checks, promise, again: false };
  expect(readVersion(typedVersion(safe))).toEqual(version);
});

test('answers left empty go, and the right one stays the right one', () => {
  const typed = { ...typedVersion(safe), 'checks-0-choices-0-words': '', 'checks-0-choices-0-why': ' ' };
  expect(readVersion(typed).checks).toEqual([
    { question: 'Right?', right: 0, choices: [{ words: 'Yes', why: 'It is' }] },
  ]);
});

test('words where a number belongs are no number, and kinds that nobody has are not kept', () => {
  const typed = { ...typedVersion(safe), minutes: 'four', months: '1.5', kinds: ['career', 'hostile'] };
  expect(readVersion(typed)).toMatchObject({ minutes: NaN, months: NaN, kinds: ['career'] });
});
