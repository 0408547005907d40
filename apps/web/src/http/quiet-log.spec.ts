import { randomBytes } from 'node:crypto';
import { withoutSecrets } from './quiet-log';

test('no secret of a link reaches the log, and ids do', () => {
  const token = randomBytes(32).toString('base64url');
  expect(withoutSecrets(`/sign-in/e-mail/link/${token}?next=/me`)).toBe('/sign-in/e-mail/link/:secret');
  expect(withoutSecrets(`/invited/${token}`)).toBe('/invited/:secret');
  const feed = randomBytes(48).toString('base64url');
  expect(withoutSecrets(`/cal/${feed}.ics`)).toBe('/cal/:secret.ics');
  const id = '01a20208-4043-723c-9416-4d7b6db58cc6';
  expect(withoutSecrets(`/rounds/${id}/drafts?x=1`)).toBe(`/rounds/${id}/drafts`);
});
