import { render } from 'preact-render-to-string';
import { PortfoliosPage } from './portfolios.page';

test('a cover may begin in one year and end in the next: its days say which', () => {
  const away = { id: 'c', fromAccountId: 'a', toAccountId: 'b', isToday: true, fromName: 'Tom', toName: 'Priya' };
  const cover = { ...away, fromDay: '2026-12-14', toDay: '2027-01-08' };
  const view = { portfolios: [], covers: [cover], schools: [], groups: [], mayEdit: false, csrf: '' };
  const html = render(<PortfoliosPage {...view} />);
  expect(html).toContain('Monday 14 December 2026');
  expect(html).toContain('Friday 8 January 2027');
});
