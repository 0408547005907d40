import fc from 'fast-check';
import { answerText, faultBefore } from './before';

const P = 'urn:oasis:names:tc:SAML:2.0:protocol';
const A = 'urn:oasis:names:tc:SAML:2.0:assertion';
const D = 'http://www.w3.org/2000/09/xmldsig#';
const SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const signature = (id: string, { method = SHA256, extra = '', inside = '' } = {}) =>
  `<d:Signature xmlns:d="${D}"><d:SignedInfo><d:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><d:SignatureMethod Algorithm="${method}"/><d:Reference URI="#${id}"><d:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/></d:Reference>${inside}</d:SignedInfo>${extra}</d:Signature>`;
const answer = (assertion = `<a:Assertion ID="_1">${signature('_1')}</a:Assertion>`, around = '') =>
  `<p:Response xmlns:p="${P}" xmlns:a="${A}" ID="_0">${around}${assertion}</p:Response>`;

test('an answer put together as it should be has no fault', () => {
  expect(faultBefore(answer())).toBeNull();
  expect(faultBefore(`<?xml version="1.0" encoding="UTF-8"?>${answer(undefined, signature('_0'))}`)).toBeNull();
});

test.each<[what: string, fault: string, text: string]>([
  ['another root', 'saml.shape', `<a:Assertion xmlns:a="${A}" ID="_1"/>`],
  ['a root of another namespace', 'saml.shape', answer().replace(P, 'urn:other')],
  ['an assertion of another namespace', 'saml.shape', answer().replace(`xmlns:a="${A}"`, 'xmlns:a="urn:other"')],
  ['an assertion deeper down', 'saml.shape', answer('<p:Extensions><a:Assertion ID="_1"/></p:Extensions>')],
  ['an assertion and a sealed one', 'saml.shape', answer('<a:Assertion ID="_1"/><a:EncryptedAssertion/>')],
  ['a signature of another element', 'saml.shape', answer(`<a:Assertion ID="_1">${signature('_0')}</a:Assertion>`)],
  [
    'a signature somewhere else',
    'saml.shape',
    answer(`<a:Assertion ID="_1"><a:Advice>${signature('_1')}</a:Advice></a:Assertion>`),
  ],
  [
    'two signatures of one element',
    'saml.shape',
    answer(`<a:Assertion ID="_1">${signature('_1')}${signature('_1')}</a:Assertion>`),
  ],
  [
    'an object in a signature',
    'saml.shape',
    answer(`<a:Assertion ID="_1">${signature('_1', { extra: '<d:Object/>' })}</a:Assertion>`),
  ],
  [
    'two references',
    'saml.shape',
    answer(`<a:Assertion ID="_1">${signature('_1', { inside: '<d:Reference URI="#_0"/>' })}</a:Assertion>`),
  ],
  ['one id twice', 'saml.shape', answer('<a:Assertion ID="_0"/>')],
  ['one id twice, spelt differently', 'saml.shape', answer('<a:Assertion ID="_1" Id="_0"/>')],
  [
    'HMAC',
    'saml.weak-signature',
    answer(`<a:Assertion ID="_1">${signature('_1', { method: `${D}hmac-sha1` })}</a:Assertion>`),
  ],
  [
    'a weak digest in a namespace of its own',
    'saml.weak-signature',
    answer(
      `<a:Assertion ID="_1">${signature('_1', { inside: `<x:DigestMethod xmlns:x="urn:x" Algorithm="${D}sha1"/>` })}</a:Assertion>`,
    ),
  ],
  ['a section that hides marks', 'saml.dangerous-xml', answer('<a:Assertion ID="_1"><![CDATA[helen]]></a:Assertion>')],
  ['another encoding', 'saml.dangerous-xml', `<?xml version="1.0" encoding="UTF-16"?>${answer()}`],
  ['an entity nobody declared', 'saml.unreadable', answer('<a:Assertion ID="_1">&helen;</a:Assertion>')],
  ['a thousand levels', 'saml.unreadable', answer('<a:b>'.repeat(1_000) + '</a:b>'.repeat(1_000))],
  ['nothing', 'saml.unreadable', ''],
])('%s: %s', (_, fault, text) => {
  expect(faultBefore(text)).toBe(fault);
});

test('whatever is sent is judged, and nothing is thrown', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '&',
    '"',
    "'",
    '!',
    '?',
    '-',
    '[',
    ']',
    'ID',
    'p:Response',
    'a:Assertion',
    answer(),
    ' ',
    '\0',
    '\uD800',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const judged = faultBefore(parts.join(''));
      expect(judged === null || judged.startsWith('saml.')).toBe(true);
    }),
  );
});

test('bytes that are no text, and too many, are told', () => {
  expect(answerText(Buffer.from([0x3c, 0xff, 0xfe]).toString('base64'))).toEqual({ reason: 'saml.unreadable' });
  expect(answerText(Buffer.alloc(256 * 1024, 'a').toString('base64'))).toMatchObject({
    text: expect.any(String) as string,
  });
  expect(answerText(Buffer.alloc(256 * 1024 + 1, 'a').toString('base64'))).toEqual({ reason: 'saml.too-large' });
});
