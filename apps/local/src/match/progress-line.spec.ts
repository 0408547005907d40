import { progressLine } from './progress-line';

test('a terminal sees one line that is written over', () => {
  let seen = '';
  const { onProgress, clear } = progressLine({ isTTY: true, write: (text) => (seen += text) });
  onProgress({ step: 'score', done: 1, of: 4 });
  onProgress({ step: 'solve', done: 0, of: 0 });
  clear();
  expect(seen).toContain('\rComparing people … 25 %');
  expect(seen).not.toContain('\n');
  expect(seen.endsWith('\r')).toBe(true);
});

test('a file or another program is told nothing', () => {
  let seen = '';
  const { onProgress, clear } = progressLine({ isTTY: false, write: (text) => (seen += text) });
  onProgress({ step: 'explain', done: 1, of: 4 });
  clear();
  expect(seen).toBe('');
});
