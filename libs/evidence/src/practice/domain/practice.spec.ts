import fc from 'fast-check';
import { academicYear, autumnOf } from './academic-year';
import { isOverdue } from './action';
import { evidenceLines, MOST_EVIDENCE, readEvidence } from './evidence-lines';
import { partCodes, topicCodes, topicOf } from './part';
import { ratingChange, ratingInWords } from './rating';
import { shippedWords } from './shipped';

test('there are three topics with three parts each, and each part asks something', () => {
  for (const topic of topicCodes) expect(partCodes.filter((code) => topicOf(code) === topic)).toHaveLength(3);
  for (const code of partCodes) expect(shippedWords[code].questions.length).toBeGreaterThan(2);
});

test('an academic year begins in August', () => {
  expect(['2026-07-31', '2026-08-01', '2027-01-01'].map(autumnOf)).toEqual([2025, 2026, 2026]);
  expect([2026, 2099].map(academicYear)).toEqual(['2026/27', '2099/00']);
});

describe('evidence, one a line', () => {
  test('is a secure address or a snapshot, and what it is', () => {
    const text = 'https://w.example/plan Our plan\r\n\n  Snapshot 12  Who took part \nhttps://w.example';
    expect(readEvidence(text)).toEqual({
      faults: [],
      evidence: [
        { url: 'https://w.example/plan', snapshot: null, words: 'Our plan' },
        { url: null, snapshot: 12, words: 'Who took part' },
        { url: 'https://w.example', snapshot: null, words: '' },
      ],
    });
  });

  test.each([
    ...[
      'http://w.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'our plan',
      '//w.example',
      'snapshot',
      'snapshot -1',
    ],
    ...['https://', 'https://host', 'https://me:secret@w.example', 'https://w.example/"><script>'],
  ])('is nothing else: %s', (line) => {
    const { evidence, faults } = readEvidence(line);
    expect([evidence, faults.map(({ field }) => field)]).toEqual([[], ['evidence']]);
  });

  test('says which line, and how many are too many', () => {
    expect(readEvidence('https://w.example\nplan').faults[0]?.message).toMatch(/^Line 2:/);
    expect(readEvidence('snapshot 1\n'.repeat(MOST_EVIDENCE + 1)).faults).toHaveLength(1);
  });

  test('reads back as it was shown', () => {
    const one = fc.record({
      words: fc.stringMatching(/^([a-z]+( [a-z]+)*)?$/),
      number: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: MOST_EVIDENCE }), (lines) => {
        const evidence = lines.map(({ words, number }, at) =>
          at % 2 === 0
            ? { url: null, snapshot: number, words: words.slice(0, 200).trim() }
            : { url: `https://w.example/${number}`, snapshot: null, words: words.slice(0, 200).trim() },
        );
        expect(readEvidence(evidenceLines(evidence))).toEqual({ evidence, faults: [] });
      }),
    );
  });
});

test('an action is overdue from the day after its day, while it is open', () => {
  const due = { dueOn: '2026-11-30', isRemoved: false };
  expect(isOverdue({ ...due, state: 'to-do' }, '2026-11-30')).toBe(false);
  expect(isOverdue({ ...due, state: 'under-way' }, '2026-12-01')).toBe(true);
  for (const state of ['done', 'dropped'] as const) expect(isOverdue({ ...due, state }, '2026-12-01')).toBe(false);
  expect(isOverdue({ ...due, state: 'to-do', isRemoved: true }, '2026-12-01')).toBe(false);
});

test('ratings are said in words, and so is what became of them', () => {
  expect([ratingInWords(3), ratingInWords(null)]).toEqual(['3 of 5: Growing', 'Not rated yet']);
  expect([ratingChange(2, 3), ratingChange(5, 2), ratingChange(4, 4)]).toEqual([
    'Up one step',
    'Down 3 steps',
    'As before',
  ]);
  expect([ratingChange(null, 1), ratingChange(1, null)]).toEqual(['Rated for the first time', 'Not rated yet']);
});
