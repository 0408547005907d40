import type { PurposeRow } from '@footing/consent';
import { render } from 'preact-render-to-string';
import { PurposePage } from './purpose.page';

const row: PurposeRow = {
  ...{ purpose: 'matching.core', basis: 'public-task', months: null, enabled: true, narrowed: [] },
  ...{ permitted: 1_019, stopped: 1, underOlderText: 0, english: 1, welsh: null },
};
const page = (ends: number) =>
  render(<PurposePage row={row} typed={{ basis: 'consent' }} errors={[]} ends={ends} csrf="t" />).replace(/\s+/g, ' ');

test('before a use stops for people it is said for how many, and has to be agreed to, unticked', () => {
  expect(page(1_019)).toMatch(/I know that its use stops at once for 1,019 people\./);
  expect(page(1_019)).not.toMatch(/name="sure"[^>]* checked/);
  expect(page(0)).not.toContain('name="sure"');
});
