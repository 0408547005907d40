import { renderPage } from '@footing/pages';
import { BringInMonitoringPage } from './bring-in-monitoring.page';
import { MonitoringPage } from './monitoring.page';

test('what is hidden says so, and is no number', () => {
  const parts = [
    { part: 'Female', students: 20 },
    { part: 'Male', students: null },
  ];
  const kinds = [{ kind: 'sex', everybody: 30, parts }];
  const html = renderPage(<MonitoringPage caption="Mentoring, 2026" kinds={kinds} mayBringIn={false} />);
  expect(html.match(/Not shown/g)).toHaveLength(1);
  expect(html).toContain('Everybody');
  expect(html).not.toContain('/institution/equality-monitoring');
});

test('a kind of which nothing can be shown says so, and has no table', () => {
  const parts = [{ part: 'Female', students: null }];
  const kinds = [{ kind: 'sex', everybody: 30, parts }];
  const html = renderPage(<MonitoringPage caption="" kinds={kinds} mayBringIn />);
  expect(html).toContain('Nothing can be shown here');
  expect(html).not.toContain('<table');
});

test('faults stand at their row and column, above the form', () => {
  const faults = [{ row: 7, column: 'sex', message: 'Enter one code' }];
  const errors = [{ field: 'file', message: 'Enter one code' }];
  const html = renderPage(<BringInMonitoringPage csrf="x" errors={errors} faults={faults} />);
  expect(html.indexOf('>7<')).toBeGreaterThan(0);
  expect(html.indexOf('>7<')).toBeLessThan(html.indexOf('<form'));
});
