import { render } from 'preact-render-to-string';
import { WhatIfPage } from './what-if.page';

type Shown = Parameters<typeof WhatIfPage>[0];
const page = (more: Partial<Shown>): string => {
  const view = {
    ...{ draft: { id: 'd', number: 1 }, settings: { criteria: [] }, typed: { minimumFit: '10' }, errors: [] },
    ...{ csrf: 't', mayEdit: true, isLive: false, ...more },
  };
  return render(<WhatIfPage {...(view as unknown as Shown)} />);
};

test('while an answer is being worked out the page says so and leads back to the same question', () => {
  const html = page({ answerAt: '/drafts/d/what-if?minimumFit=10' });
  expect(html).toContain('takes a while to work out');
  expect(html).toContain('href="/drafts/d/what-if?minimumFit=10"');
  expect(html).toContain('data-words="This is still being worked out."');
  expect(html).toMatch(/name="minimumFit"[^>]*value="10"/);
});

test('before anything was asked, or when something is wrong, it says what to do', () => {
  expect(page({})).toContain('Change a number, then press');
  const errors = [{ field: 'minimumFit', message: 'Enter a whole number from 0 to 100' }];
  expect(page({ errors })).toContain('This cannot be tried as it is. Enter a whole number from 0 to 100.');
});
