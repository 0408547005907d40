import fc from 'fast-check';
import { readInvitees } from './read-invitees';

const read = (pasted: string) => {
  const { invitees, unread } = readInvitees(pasted);
  return [invitees.map(({ email, name }) => (name ? `${name}|${email}` : email)), unread];
};

test.each([
  ['joan@example.org', ['joan@example.org'], []],
  ['joan@example.org\r\n\r\n BEN@Example.org ', ['joan@example.org', 'ben@example.org'], []],
  [
    'joan@example.org, ben@example.org; eve@example.org',
    ['joan@example.org', 'ben@example.org', 'eve@example.org'],
    [],
  ],
  ['Joan Smith <joan@example.org>', ['Joan Smith|joan@example.org'], []],
  ['"Smith, Joan" <joan@example.org>', ['Smith Joan|joan@example.org'], []],
  ['Joan\tSmith\tjoan@example.org', ['Joan Smith|joan@example.org'], []],
  ['joan@example.org\nJOAN@example.org\nJoan <joan@example.org>', ['Joan|joan@example.org'], []],
  ['joan\nben@example.org\nnobody@', ['ben@example.org'], ['joan', 'nobody@']],
  ['', [], []],
])('%j', (pasted, invitees, unread) => expect(read(pasted)).toEqual([invitees, unread]));

test('whatever is pasted, every address is one, and comes once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.emailAddress()), (noise, addresses) => {
      const { invitees } = readInvitees([noise, ...addresses].join('\n'));
      expect(new Set(invitees.map(({ email }) => email)).size).toBe(invitees.length);
      for (const { email, name } of invitees) expect(`${email}${name}`).not.toMatch(/[\r\n\0<>]/);
    }),
  );
});
