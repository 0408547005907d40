import { refusalCodes, refusalWords } from './refusal-words';

test.each(refusalCodes)('of %s it is said what is wrong, and then what to do', (code) => {
  for (const where of ['pages', 'files'] as const) {
    const sentences = refusalWords(code, where).match(/[^.]+\./g) ?? [];
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.at(-1)?.trim()).toMatch(
      /^(Choose|Enter|Give|Import|Keep|Leave|Make|Name|Remove|Set|Split|Take|Unpin|Correct)\b/,
    );
    expect(refusalWords(code, where)).not.toMatch(/undefined|[{}[\]]/);
  }
});

test.each(refusalCodes)('who has files alone is sent to no page by %s', (code) => {
  expect(refusalWords(code, 'files')).not.toMatch(/page|import/i);
});

test.each([
  ...['unknown-aim', 'unknown-fairness', 'fairness-with-stable', 'floor-of-unknown-group', 'floor-twice'],
  ...['floor-out-of-range', 'retention-out-of-range', 'mentors-view-out-of-range', 'lottery-strength-out-of-range'],
])('%s is put right on the page “What counts first”', (code) => {
  const known = refusalCodes.find((each) => each === code);
  expect(known && refusalWords(known)).toContain('on the page “What counts first”');
});
