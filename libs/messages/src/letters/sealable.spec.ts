import fc from 'fast-check';
import type { Letter, Permission } from './letter';
import { sealable } from './sealable';

const sender = {
  ...{ name: 'University of Wharfedale', contactEmail: 'careers@wharfedale.example', colour: null },
  origin: 'https://mentoring.example',
};
const letter: Letter = {
  to: 'Joan@Example.org',
  kind: 'sign-in-link',
  subject: 'Your link to sign in',
  paragraphs: ['Here is your link.'],
  actions: [{ label: 'Sign in', address: '/sign-in/e-mail/abc' }],
  notes: ['It works once & for <10> minutes.'],
  why: 'you asked to sign in',
};
const permission: Permission = { subjectId: '1', subjectKind: 'mentor', purpose: 'news', item: '', epoch: 1 };
const news: Letter = { ...letter, kind: 'news', subject: 'An evening', permission, stop: '/stop/abc_-1' };
const changed = (over: object, from: Letter = letter) => ({ ...from, ...over });

test('a letter is in the institution’s name, as text and as a page, each saying why it came', () => {
  const sealed = sealable(letter, sender);
  expect(sealed).toMatchObject({ to: 'joan@example.org', from: 'University of Wharfedale' });
  expect(sealed.text).toBe(
    [
      'Hello,\n\nHere is your link.\n\nSign in:\nhttps://mentoring.example/sign-in/e-mail/abc\n',
      'It works once & for <10> minutes.\n',
      '-- \nUniversity of Wharfedale, mentoring\nYou get this mail because you asked to sign in.',
      'Questions? Write to careers@wharfedale.example\n',
    ].join('\n'),
  );
  expect(sealed.html).toContain('<a href="https://mentoring.example/sign-in/e-mail/abc"');
  expect(sealed.html).toContain('once &#38; for &#60;10&#62; minutes');
  expect(sealed.html).toContain('You get this mail because you asked to sign in.');
});

test('the page needs nothing but itself: no pictures, no tables, no style fetched, and dark where the screen is', () => {
  const { html } = sealable(news, sender);
  expect(html).not.toMatch(/<(img|table|link|script|iframe)|url\(|@import/i);
  expect(html).toMatch(/@media \(prefers-color-scheme:dark\)/);
  expect(html).toContain('<html lang="en">');
});

test('whoever is greeted is greeted in both', () => {
  const { text, html } = sealable(changed({ greeting: 'Joan <b>' }), sender);
  expect([text.split('\n')[0], html.includes('Hello Joan &#60;b&#62;,')]).toEqual(['Hello Joan <b>,', true]);
});

test.each([
  ['to', 'joan@example.org\r\nBcc: eve@example.org', 'mail.address'],
  ['to', 'joan@example.org, eve@example.org', 'mail.address'],
  ['subject', 'Hello\r\nBcc: eve@example.org', 'mail.subject'],
  ['subject', 'Hello\u2028there', 'mail.subject'],
  ['subject', '', 'mail.subject'],
  ['subject', 'x'.repeat(201), 'mail.subject'],
  ['subject', 'For joan@example.org', 'mail.subject'],
  ['subject', 'JOAN, your link', 'mail.subject'],
  ['why', ' ', 'mail.no-why'],
])('%s %j is refused', (field, value, code) => {
  expect(() => sealable(changed({ greeting: 'Joan', [field]: value }), sender)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('a name is looked for as a word of its own', () => {
  expect(sealable(changed({ greeting: 'An', subject: 'Your answer is here' }), sender).subject).toBe(
    'Your answer is here',
  );
  for (const subject of ['An, your link', 'Hello An', 'For (an)', 'An'])
    expect(() => sealable(changed({ greeting: 'An', subject }), sender)).toThrow();
});

test('no name can become a header, an address or a tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const evil = `${name}\r\nBcc: eve@example.org <b>`;
      const { from, html } = sealable(changed({ greeting: evil }), { ...sender, name: evil });
      expect(from).not.toMatch(/[\p{C}<>"@,;:\\]/u);
      expect(html).not.toContain('<b>');
    }),
  );
});

test('a contact that is no address is left out', () => {
  expect(sealable(letter, { ...sender, contactEmail: 'ring us\r\nBcc: eve@example.org' }).replyTo).toBe('');
});

test('what can be stopped says where, in the text and in the page', () => {
  const sealed = sealable(news, sender);
  const stopAt = 'https://mentoring.example/stop/abc_-1';
  expect(sealed.stopAt).toBe(stopAt);
  expect(sealed.text).toContain(`Stop such messages with one tap:\n${stopAt}\n`);
  expect(sealed.html).toContain(`href="${stopAt}">Stop such messages`);
  expect(sealable(letter, sender)).not.toHaveProperty('stopAt');
});

test.each([{ stop: undefined }, { permission: undefined }])(
  'mail that is no service mail is not sent with %j',
  (over) => {
    expect(() => sealable(changed(over, news), sender)).toThrow(expect.objectContaining({ code: 'mail.no-stop' }));
  },
);

const notAddresses = [
  'https://a.example/stop\r\nBcc: eve@example.org',
  'https://a.example/>, <https://b.example/',
  '//b.example/me',
  'javascript:1',
  '/me" onclick="x',
  '',
];
test.each(notAddresses)('a place to stop, or to open, cannot be %j', (address) => {
  expect(() => sealable(changed({ stop: address }), sender)).toThrow(expect.objectContaining({ code: 'mail.stop-at' }));
  expect(() => sealable(changed({ actions: [{ label: 'x', address }] }), sender)).toThrow(
    expect.objectContaining({ code: 'mail.link' }),
  );
});

describe('with a message for calendars', () => {
  const attendees = ['ATTENDEE;CN="Amina Bello":mailto:Joan@example.org', 'ATTENDEE;CN=Sam:mailto:sam@meet.example'];
  const bodyOf = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', ...lines, 'ORGANIZER;CN=Wharfedale:mailto:m@meet.example', 'END:VCALENDAR', ''].join('\r\n');
  const body = bodyOf('METHOD:REQUEST', ...attendees).replace('Joan', 'Jo\r\n an');
  const invitation = changed({ kind: 'meeting-notice', calendar: { method: 'REQUEST', body } });

  test('it goes into the envelope as it is', () => {
    expect(sealable(invitation, sender).calendar).toEqual({ method: 'REQUEST', body });
  });

  test.each(['Your meeting with Sam', 'AMINA BELLO', 'From sam@meet.example'])(
    'the subject names nobody who is in it: %j',
    (subject) => {
      expect(() => sealable(changed({ subject }, invitation), sender)).toThrow(
        expect.objectContaining({ code: 'mail.subject' }),
      );
    },
  );

  test('the subject may name the service', () => {
    expect(sealable(changed({ subject: 'A meeting at Wharfedale' }, invitation), sender).subject).toMatch(/Wharfedale/);
  });

  test.each([
    ['another method', bodyOf('METHOD:CANCEL', ...attendees)],
    ['two methods', bodyOf('METHOD:REQUEST', 'METHOD:CANCEL', ...attendees)],
    ['a method for text that follows', bodyOf('METHOD:REQUEST\r\n X', ...attendees)],
    ['no reader', bodyOf('METHOD:REQUEST', attendees[1] ?? '')],
    ['half of a calendar', `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n${attendees.join('\r\n')}`],
  ])('%s is refused', (_, wrong) => {
    expect(() => sealable(changed({ calendar: { method: 'REQUEST', body: wrong } }, invitation), sender)).toThrow(
      expect.objectContaining({ code: 'mail.calendar' }),
    );
  });
});
