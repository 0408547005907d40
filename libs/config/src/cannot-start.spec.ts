import net from 'node:net';
import { CannotStart, whyNotStarted } from './cannot-start';

const failure = (begin: () => net.Server | net.Socket): Promise<Error> =>
  new Promise((failed) => begin().once('error', failed));

test('a port that is taken is named, with the settings that choose another', async () => {
  const taken = net.createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as net.AddressInfo;
  const words = whyNotStarted(await failure(() => net.createServer().listen(port, '127.0.0.1')));
  taken.close();
  expect(words).toMatch(new RegExp(`^Port ${port} is in use already\\. .*PORT`));
});

test.each(['127.0.0.1', 'localhost'])('a database that is not there is named: %s', async (host) => {
  const probe = net.createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((closed) => probe.close(closed));
  expect(whyNotStarted(await failure(() => net.connect(port, host)))).toMatch(/^No database answers at .*DATABASE_URL/);
});

test('what PostgreSQL refuses is said without the password, and a defect keeps its trace', () => {
  const refused = Object.assign(new Error('password authentication failed for user "x"'), { code: '28P01' });
  expect(whyNotStarted(refused)).toBe('The database refuses the name or the password in DATABASE_URL.');
  expect(whyNotStarted(new CannotStart('Say this'))).toBe('Say this');
  expect(whyNotStarted(new Error('odd'))).toMatch(/odd\n\s+at /);
  expect(whyNotStarted(Object.assign(new Error('no file'), { code: 'EACCES', path: '/x' }))).toMatch(/no file\n/);
});
