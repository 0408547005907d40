import fc from 'fast-check';
import { sealable } from './letter';

const sender = { name: 'University of Wharfedale', contactEmail: 'careers@wharfedale.example' };
const letter = {
  to: 'Joan@Example.org',
  kind: 'sign-in-link',
  subject: 'Your link to sign in',
  text: 'Here is your link.\n\nhttps://mentoring.example/sign-in/e-mail/abc\n\nIt works once & for <10> minutes.',
} as const;

test('a letter is in the institution’s name, as text and as a page', () => {
  const sealed = sealable(letter, sender);
  expect(sealed).toMatchObject({ to: 'joan@example.org', from: 'University of Wharfedale' });
  expect(sealed.text).toContain('Questions? Write to careers@wharfedale.example');
  expect(sealed.html).toContain('<a href="https://mentoring.example/sign-in/e-mail/abc">');
  expect(sealed.html).toContain('once &#38; for &#60;10&#62; minutes');
});

test.each([
  ['to', 'joan@example.org\r\nBcc: eve@example.org', 'mail.address'],
  ['to', 'joan@example.org, eve@example.org', 'mail.address'],
  ['subject', 'Hello\r\nBcc: eve@example.org', 'mail.subject'],
  ['subject', 'Hello\u2028there', 'mail.subject'],
  ['subject', '', 'mail.subject'],
  ['subject', 'x'.repeat(201), 'mail.subject'],
  ['subject', 'For joan@example.org', 'mail.subject'],
])('%s %j is refused', (field, value, code) => {
  expect(() => sealable({ ...letter, [field]: value }, sender)).toThrow(expect.objectContaining({ code }));
});

test('an institution’s name cannot become a header, an address or a tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const { from, html } = sealable(letter, { ...sender, name: `${name}\r\nBcc: eve@example.org <b>` });
      expect(from).not.toMatch(/[\p{C}<>"@,;:\\]/u);
      expect(html).not.toContain('<b>');
    }),
  );
});

test('a contact that is no address is left out', () => {
  expect(sealable(letter, { ...sender, contactEmail: 'ring us\r\nBcc: eve@example.org' }).replyTo).toBe('');
});

test('what can be stopped says where, in the text and in the page', () => {
  const stopAt = 'https://mentoring.example/stop/abc_-1';
  const sealed = sealable({ ...letter, stopAt }, sender);
  expect(sealed.stopAt).toBe(stopAt);
  expect(sealed.text).toContain(`Stop such messages with one tap:\n${stopAt}\n`);
  expect(sealed.html).toContain(`<a href="${stopAt}">`);
  expect(sealable(letter, sender)).not.toHaveProperty('stopAt');
});

test.each([
  'https://a.example/stop\r\nBcc: eve@example.org',
  'https://a.example/>, <https://b.example/',
  'javascript:1',
  '',
])('a place to stop cannot be %j', (stopAt) => {
  expect(() => sealable({ ...letter, stopAt }, sender)).toThrow(expect.objectContaining({ code: 'mail.stop-at' }));
});
