import { mayRemove, needsTwoProofs, type WaysIn } from './last-way-in';

const ways = (more: Partial<WaysIn>): WaysIn => ({
  roles: ['mentor'],
  passkeys: 1,
  hasCodes: false,
  hasUniversity: false,
  ...more,
});

test.each<[string, Partial<WaysIn>, boolean]>([
  ['the last of a mentor, who has their mailbox', {}, true],
  ['the last of a consultant', { roles: ['mentor', 'consultant'] }, false],
  ['one of two of a consultant', { roles: ['consultant'], passkeys: 2 }, true],
  ['the last of a consultant with codes', { roles: ['consultant'], hasCodes: true }, true],
  ['the last of a consultant whom the university signs in', { roles: ['consultant'], hasUniversity: true }, true],
  ['the last of somebody without a role', { roles: [] }, true],
])('%s may be removed: %s', (_, more, may) => expect(mayRemove(ways(more))).toBe(may));

test.each<[string, Partial<WaysIn>, boolean]>([
  ['a mentor with a passkey, who may have lost it', {}, false],
  ['a mentor with codes', { hasCodes: true }, true],
  ['a consultant without anything yet', { roles: ['consultant'], passkeys: 0 }, false],
  ['a consultant with a passkey', { roles: ['consultant', 'mentor'] }, true],
  ['a consultant with codes', { roles: ['consultant'], passkeys: 0, hasCodes: true }, true],
])('%s needs two proofs to change passkeys: %s', (_, more, needs) => expect(needsTwoProofs(ways(more))).toBe(needs));
