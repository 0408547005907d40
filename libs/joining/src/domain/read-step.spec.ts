import * as fc from 'fast-check';
import { answerWords } from '@footing/people';
import { matchInput } from '@footing/matching';
import { formOf } from './form-of';
import { boxesOfDay, days, readStep, type StepReading, type Typed } from './read-step';
import type { StepName } from './steps';

const terms = { isReverse: false, offered: [] as readonly string[] };
const read = (step: StepName, typed: Typed, offered: readonly string[] = [], isReverse = false): StepReading => {
  const found = readStep(step, typed, { isReverse, offered });
  if ('errors' in found) throw new Error(found.errors.map(({ message }) => message).join());
  return found.reading;
};
const faults = (step: StepName, typed: Typed) => {
  const found = readStep(step, typed, terms);
  return 'errors' in found ? found.errors : [];
};

test('a blank answer is none, whatever is asked', () => {
  for (const step of ['help', 'direction', 'ways', 'meeting', 'times', 'important', 'about', 'avoid'] as const)
    expect(read(step, { [step]: '', [`${step}-other`]: ' , ;' }).answers).toEqual({});
  expect(read('needs', {})).toEqual({ answers: {}, needs: { chosen: [], more: '' } });
  expect(read('experience', {})).toEqual({ answers: {}, experiences: [] });
});

test('words of one’s own go with those that were ticked, each once, spelled as they are offered', () => {
  const typed = { help: ['Interview practice'], 'help-other': 'further  STUDY; a first job, Interview practice' };
  expect(read('help', typed, answerWords.help).answers).toEqual({
    helpWanted: ['Interview practice', 'Further study', 'a first job'],
  });
  expect(read('help', typed, answerWords.help, true).answers).toHaveProperty('helpOffered');
});

test('not knowing yet is an answer', () => {
  expect(read('direction', { direction: 'undecided' }).answers).toEqual({ direction: ['undecided'] });
});

test('where somebody lives counts only where they could meet in person', () => {
  expect(read('meeting', { meeting: ['online'], place: 'Leeds' }).answers).toEqual({ meetingModes: ['online'] });
  expect(read('meeting', { meeting: ['in person', 'online'], place: ' Leeds ' }).answers).toEqual({
    meetingModes: ['in person', 'online'],
    place: 'Leeds',
  });
});

test('what somebody must not have matter most is no answer', () => {
  expect(read('important', { important: 'shared-experience' }).answers).toEqual({ mostImportant: 'shared-experience' });
  expect(read('important', { important: 'all' }).answers).toEqual({});
  expect(read('important', { important: 'tier' }).answers).toEqual({});
});

test('times are those that have a box', () => {
  const typed = { 'times-2': ['Tuesday evening', 'Tuesday midnight'], 'times-1': 'Monday morning' };
  expect(read('times', typed, answerWords.times).answers).toEqual({
    availability: ['Monday morning', 'Tuesday evening'],
  });
});

test('times that came in other words stay as they are when the page is saved again', () => {
  const free = ['Tuesday evening', 'Fri 09:00-10:00, 14:00-16:00', 'after exams'];
  const shown = { needs: { chosen: [], more: '' }, experiences: [], isReverse: false, offered: answerWords.times };
  const typed = formOf('times', { ...shown, answers: { availability: free } });
  expect(read('times', typed, answerWords.times).answers).toEqual({ availability: free });
});

test.each<[StepName, Typed, string, RegExp]>([
  ['about', { about: 'x'.repeat(2001) }, 'about', /You wrote 2001 characters\. Shorten it to 2,000/],
  ['help', { 'help-other': 'x'.repeat(201) }, 'help-other', /at most 200 characters/],
  ['help', { 'help-other': Array.from({ length: 51 }, (_, at) => `w${at}`).join() }, 'help', /at most 50/],
  ['avoid', { avoid: 'x'.repeat(201) }, 'avoid', /at most 200/],
  ['meeting', { place: 'x'.repeat(101) }, 'place', /Shorten it to 100/],
  ['needs', { 'needs-more': 'x'.repeat(2001) }, 'needs-more', /Shorten it/],
  ['about', { about: 'a\0b' }, 'about', /cannot be shown/],
])('%s: what cannot be kept is told at its field', (step, typed, field, message) => {
  expect(faults(step, typed)).toEqual([{ field, message: expect.stringMatching(message) as string }]);
});

const word = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => text.replace(/[,;\n\0]/g, '').trim())
  .filter((text) => text !== '');
const typedAnswers = fc.record({
  help: fc.record({ help: fc.subarray([...answerWords.help]), 'help-other': fc.array(word, { maxLength: 3 }) }),
  times: fc.array(fc.subarray([...answerWords.times]), { minLength: 1, maxLength: 1 }),
  needs: fc.record({ needs: fc.array(word, { maxLength: 2 }), 'needs-more': word }),
});

test('what was typed is what matching reads, and what must work for somebody never is', () => {
  fc.assert(
    fc.property(typedAnswers, ({ help, times: [free = []], needs }) => {
      const typedHelp = { help: help.help, 'help-other': help['help-other'].join(', ') };
      const byDay = Object.fromEntries(
        days.map((day, at) => [boxesOfDay(at), free.filter((time) => time.startsWith(day))]),
      );
      const secret = { needs: needs.needs.map((one) => `need ${one}`), 'needs-more': `need ${needs['needs-more']}` };
      const readings = [
        read('help', typedHelp, answerWords.help),
        read('times', byDay, answerWords.times),
        read('needs', secret),
      ];
      const answers = Object.assign({}, ...readings.map((one) => one.answers)) as Record<string, readonly string[]>;
      const student = { id: 's', tier: 1, answers, experiencesWanted: [], email: null, universityId: null };
      const settings = { criteria: [], barriers: [], minimumFit: 0 };
      const input = matchInput({ students: [student], mentors: [] }, { settings, pins: [], rejections: [], seed: 'a' });
      const [said] = input.students;
      expect(said?.answers['availability'] ?? []).toEqual(free);
      for (const topic of help.help) expect(said?.answers['helpWanted']).toContain(topic);
      expect(JSON.stringify(input)).not.toContain('need ');
      // Shown again and sent again it says the same.
      const shown = { answers, needs: { chosen: [], more: '' }, experiences: [], isReverse: false };
      const again = formOf('help', { ...shown, offered: answerWords.help });
      const words = (reading: StepReading) => [...(reading.answers['helpWanted'] ?? [])].sort();
      expect(words(read('help', again, answerWords.help))).toEqual(words(readings[0]!));
    }),
    { numRuns: 200 },
  );
});
