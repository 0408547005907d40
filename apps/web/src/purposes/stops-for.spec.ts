import { stopsFor } from './stops-for';

test('a use stops for everybody where it is given up, and where people are to be asked who were not', () => {
  const unasked = { basis: 'public-task', permitted: 1_019 } as const;
  const asked = { basis: 'consent', permitted: 40 } as const;
  expect(stopsFor(unasked, { basis: 'consent', enabled: true })).toBe(1_019);
  expect(stopsFor(asked, { basis: 'consent', enabled: false })).toBe(40);
});

test('it stops for nobody where all that changes is the kind of yes, or that no yes is needed', () => {
  expect(stopsFor({ basis: 'consent', permitted: 40 }, { basis: 'explicit-consent', enabled: true })).toBe(0);
  expect(stopsFor({ basis: 'consent', permitted: 40 }, { basis: 'public-task', enabled: true })).toBe(0);
  expect(stopsFor({ basis: 'public-task', permitted: 9 }, { basis: 'legitimate-interests', enabled: true })).toBe(0);
});
