import type { Study, StudyState } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { StudyShown } from './study-shown';

const shown = (study: Partial<Study> | null): string =>
  render(
    <StudyShown
      kind="replay"
      label="Making the draft again"
      href="/drafts/d/replay"
      csrf="t"
      study={study as Study | null}
      found={(_, { faults }) => <p>{faults} faults</p>}
    >
      <p>Ask for another</p>
    </StudyShown>,
  );
const of = (state: StudyState, result: object | null = null) => shown({ id: 's', state, result } as Partial<Study>);

test('before there is any, it can be asked for', () => {
  expect(shown(null)).toBe('<p>Ask for another</p>');
});

test.each(['queued', 'running'] as const)(
  'while it is %s it can be watched or stopped, and no other asked for',
  (state) => {
    expect(of(state)).toContain('Cancel this');
    expect(of(state)).not.toContain('Ask for another');
  },
);

test('what came of it is shown, and how to ask for another', () => {
  expect(of('done', { faults: 0 })).toBe('<p>0 faults</p><p>Ask for another</p>');
});

test.each([
  ['cancelled', 'The last try was cancelled.'],
  ['failed', 'the last try did not work'],
] as const)('one that %s says so', (state, words) => {
  expect(of(state)).toContain(words);
  expect(of(state)).toContain('Ask for another');
});
