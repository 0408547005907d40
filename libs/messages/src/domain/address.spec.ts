import fc from 'fast-check';
import { readAddress } from './address';

test.each([
  ['Joan.Smith@Wharfedale.example', 'joan.smith@wharfedale.example'],
  ['  o’brien@example.ac.uk', null],
  ["o'brien+mentoring@example.ac.uk", "o'brien+mentoring@example.ac.uk"],
  ['x@xn--bcher-kva.example', 'x@xn--bcher-kva.example'],
])('%j is read as %j', (given, read) => expect(readAddress(given)).toBe(read));

test.each([
  '',
  'joan',
  '@example.org',
  'joan@',
  'joan@localhost',
  'joan@127.0.0.1',
  'joan@[127.0.0.1]',
  'joan@-bad.example',
  'joan..smith@example.org',
  '.joan@example.org',
  '"joan smith"@example.org',
  'Joan <joan@example.org>',
  'joan@example.org, eve@example.org',
  'joan@example.org;eve@example.org',
  'joan@example.org\r\nBcc: eve@example.org',
  'joan@example.org\nRCPT TO:<eve@example.org>',
  'joan\0@example.org',
  'joan @example.org',
  'joan@exam ple.org',
  'joan@example.org>',
  'jo\u202ean@example.org',
  `${'a'.repeat(65)}@example.org`,
  `joan@${'a.'.repeat(130)}org`,
])('%j is no address', (given) => expect(readAddress(given)).toBeNull());

test('whatever is given, an address has one @, and nothing in it that could end a line or a list', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.stringMatching(/^[ -~\r\n]*@[a-z.,<>\r\n ]+$/)),
      (given) => {
        expect(readAddress(given) ?? 'a@b.example').toMatch(/^[^\s@<>,;:"()[\]\\\p{C}]+@[a-z0-9.-]+$/u);
      },
    ),
  );
});

test('what is read is read the same again', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (given) => {
      const read = readAddress(given);
      expect(read === null ? null : readAddress(read)).toBe(read);
    }),
  );
});
