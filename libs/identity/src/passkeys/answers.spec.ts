import { readAssertion, readAttestation } from './answers';

const assertion = {
  id: 'aWQ',
  response: { clientDataJSON: 'Yw', authenticatorData: 'YQ', signature: 'cw', userHandle: 'dQ' },
};
const attestation = { id: 'aWQ', response: { clientDataJSON: 'Yw', attestationObject: 'YQ', transports: ['usb'] } };
const json = JSON.stringify;

test('answers of browsers are read, and nothing that comes with them is', () => {
  expect(readAssertion(json({ ...assertion, extra: 1 }))).toEqual({ id: 'aWQ', ...assertion.response });
  expect(readAttestation(json({ ...attestation, rawId: 'b3RoZXI' }))).toEqual({ id: 'aWQ', ...attestation.response });
});

test.each([
  ['nothing', undefined],
  ['an object', assertion],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no answer', json({ id: 'aWQ' })],
  ['no id', json({ response: { ...assertion.response, ...attestation.response } })],
  ['an id that is no text', json({ ...assertion, id: ['aWQ'] })],
  ['an id with blanks', json({ ...assertion, id: 'a WQ' })],
  ['parts that come from a prototype', '{"id":"aWQ","response":{"__proto__":{"signature":"cw"}}}'],
  ['more than a browser sends', json({ ...assertion, more: 'x'.repeat(30_000) })],
])('%s is no answer', (_, sent) => {
  expect(readAssertion(sent)).toBeNull();
  expect(readAttestation(sent)).toBeNull();
});

test.each(['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'])('nor is one without %s', (name) =>
  expect(readAssertion(json({ ...assertion, response: { ...assertion.response, [name]: '' } }))).toBeNull(),
);

test('ways of reaching a passkey are words, at most ten', () => {
  const transports = ['usb', 5, '<b>', ...Array<string>(20).fill('internal')];
  const read = readAttestation(json({ ...attestation, response: { ...attestation.response, transports } }));
  expect(read?.transports).toEqual(['usb', ...Array<string>(9).fill('internal')]);
  expect(
    readAttestation(json({ ...attestation, response: { ...attestation.response, transports: 'usb' } }))?.transports,
  ).toEqual([]);
});
