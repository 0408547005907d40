import * as fc from 'fast-check';
import { fileKindOf, fileNameOf } from './file-kind';

test.each([
  ['%PDF-1.7', 'pdf'],
  ['\x89PNG\r\n\x1a\nrest', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['<html>%PDF-', null],
  ['PK\x03\x04', null],
  ['GIF89a', null],
  ['<svg', null],
  ['%PDF', null],
  ['', null],
])('what begins %j is %s', (text, kind) => expect(fileKindOf(Buffer.from(text, 'latin1'))).toBe(kind));

test.each([
  ['My CV.pdf', 'pdf', 'My CV.pdf'],
  ['C:\\home\\cv.exe', 'pdf', 'cv.pdf'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['photo.jpeg', 'jpeg', 'photo.jpg'],
  ['a"b\r\nSet-Cookie: x.png', 'png', 'a b Set-Cookie x.png'],
  ['Ōtāwhao', 'pdf', 'Ōtāwhao.pdf'],
  ['.pdf', 'pdf', 'file.pdf'],
  ['', 'jpeg', 'file.jpg'],
] as const)('%j of kind %s is called %s', (name, kind, safe) => expect(fileNameOf(name, kind)).toBe(safe));

test('whatever it was called, its name has no folder, quote or control sign and one ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('pdf', 'png', 'jpeg'), (name, kind) => {
      const safe = fileNameOf(name, kind);
      expect(safe).toMatch(/^[\p{L}\p{N} ()_-]+\.(pdf|png|jpg)$/u);
      expect([...safe].length).toBeLessThanOrEqual(80);
    }),
  );
});
