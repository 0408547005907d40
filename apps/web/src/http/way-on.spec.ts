import { wayOn } from './way-on';

test('from what was refused on a page, the page itself is one step away', () => {
  expect(wayOn('/drafts/d1/review/a1/approve')).toEqual({ href: '/drafts/d1', text: 'Go to the draft' });
  expect(wayOn('/rights/r1/close')).toEqual({ href: '/rights/r1', text: 'Go to the request' });
  expect(wayOn('/me/data/rights/asked/r1/more')?.href).toBe('/me/data/rights/asked/r1');
  expect(wayOn('/me/data/decide')).toEqual({ href: '/me/data', text: 'Go to My data' });
});

test('where something else comes first, it is one step away, from a link in a mail too', () => {
  const training = { href: '/me/training', text: 'Go to My training' };
  expect(wayOn('/answer/token', 'introductions.training-first')).toEqual(training);
  expect(wayOn('/my-pairings/p1/accept', 'introductions.training-first')).toEqual(training);
  expect(wayOn('/my-pairings/p1/accept', 'pairing.moved-on')?.href).toBe('/my-pairings/p1');
  expect(wayOn('/answer/token', 'toString')).toBeNull();
});

test('a page that was refused itself leads nowhere, and neither does an address that has no page behind it', () => {
  for (const path of ['/drafts/d1', '/rights/r1', '/me/data', '/sign-in/code', '/', '//elsewhere.example/drafts/d1/x'])
    expect(wayOn(path)).toBeNull();
});
