import type { DecisionView } from '@footing/matching';
import { render } from 'preact-render-to-string';
import type { BenchView } from './bench-view';
import { DecisionPanel } from './decision-panel';

const decision = (id: string, kind: DecisionView['kind'], students: number) => ({ id, kind, students }) as DecisionView;
const history = [decision('u', 'undo', 1), decision('a', 'approve', 1), decision('s', 'swap', 18)];
const panel = (undoable: string | null) => {
  const entry = { draft: { id: 'd', revision: 3 }, applicationId: 'x', pair: null, readOnly: null, alternatives: [] };
  const view = {
    entry: { ...entry, history, undoable },
    filter: {},
    said: {},
    csrf: 't',
    mayReview: true,
    claim: null,
  };
  return render(DecisionPanel(view as unknown as BenchView));
};

test('the undo button names the decision that it would take back, which need not be the newest line of the log', () => {
  expect(panel('s')).toMatch(/<button[^>]*data-key="u"[^>]*>Undo the last decision \(swap that moved 18 students\)</);
  expect(panel('a')).toContain('>Undo the last decision (approval)<');
  expect(panel(null)).not.toContain('Undo');
});
