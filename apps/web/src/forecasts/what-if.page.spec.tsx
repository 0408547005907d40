import { render } from 'preact-render-to-string';
import { WhatIfPage } from './what-if.page';

type Shown = Parameters<typeof WhatIfPage>[0];
const page = (more: Partial<Shown>): string => {
  const view = {
    ...{
      draft: { id: 'd', number: 1 },
      settings: { criteria: [] },
      typed: { minimumFit: '10' },
      errors: [],
      can: { groups: [], mentors: [] },
    },
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

test('tiers and places stand there as they were tried, folded away until somebody tries them', () => {
  const can = {
    groups: [{ id: 'care', name: 'Care leavers', tier: 2 }],
    mentors: [{ offerId: 'lee', name: 'Lee Example', places: 1 }],
  };
  expect(page({ can })).not.toMatch(/<details[^>]* open/);
  const html = page({ can, typed: { 'tier-care': '1', more: '2', mentor: 'lee', places: '3' } });
  expect(html.match(/<details[^>]* open/g)).toHaveLength(2);
  expect(html).toContain('As it is: tier 2');
  expect(html).toMatch(/name="tier-care".*<option[^>]*value="1"[^>]*selected|<option[^>]*selected[^>]*value="1"/s);
  expect(html).toContain('Lee Example, 1 now');
  expect(page({ can: { groups: [], mentors: [] } })).not.toContain('Who is served first');
});
