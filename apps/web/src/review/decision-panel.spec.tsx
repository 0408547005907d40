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

test('whoever may agree beforehand can tick it with the approval, and what was typed stays when it is refused', () => {
  const pair = { review: 'open', pinned: false, steps: ['approve'] };
  const shown = (more: object) => {
    const entry = { draft: { id: 'd', revision: 3 }, applicationId: 'x', pair, readOnly: null, alternatives: [] };
    const view = { entry: { ...entry, history, undoable: null }, filter: {}, csrf: 't', mayReview: true, claim: null };
    return render(DecisionPanel({ ...view, said: {}, mayAgreeAhead: true, ...more } as unknown as BenchView));
  };
  const html = shown({});
  expect(html).toMatch(/name="ahead"[^>]*value="yes"/);
  expect(html).not.toMatch(/name="ahead"[^>]*checked/);
  expect(shown({ mayAgreeAhead: false })).not.toContain('name="ahead"');
  const errors = [{ field: 'atLeast', message: 'Give a fit from 0 to 100' }];
  const again = shown({ said: { errors, atLeast: '150' } });
  expect(again).toMatch(/<details[^>]* open/);
  expect(again).toMatch(/name="ahead"[^>]*checked/);
  expect(again).toMatch(/name="atLeast"[^>]*value="150"|value="150"[^>]*name="atLeast"/);
});
