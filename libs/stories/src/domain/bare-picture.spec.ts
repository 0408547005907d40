import * as fc from 'fast-check';
import { barePicture } from './bare-picture';

const chunk = (name: string, data: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name + data, 'latin1'), Buffer.from('crc!')]);
};
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const png = (...more: Buffer[]) => Buffer.concat([PNG, chunk('IHDR', 'x'.repeat(13)), ...more, chunk('IEND', '')]);

const part = (marker: number, data: string): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data, 'latin1')]);
};
const scan = Buffer.concat([part(0xda, 'scan'), Buffer.from('1234ff00ffd05678', 'hex')]);
const jpeg = (...parts: Buffer[]) => Buffer.concat([Buffer.from('ffd8', 'hex'), ...parts, Buffer.from('ffd9', 'hex')]);

test('what a PNG says beside the picture is gone, and the picture is as it was', () => {
  const idat = chunk('IDAT', 'the picture');
  const notes = [chunk('tEXt', 'Author Amina'), chunk('eXIf', '51.48 N'), chunk('iTXt', 'x'), chunk('tIME', '2026')];
  expect(barePicture(png(...notes, idat, ...notes), 'png')).toEqual(png(idat));
});

test('what a JPEG says beside the picture is gone, in every scan, and the picture is as it was', () => {
  const seen = [part(0xee, 'Adobe'), part(0xdb, 'table'), part(0xc2, 'size')];
  const notes = [part(0xe0, 'JFIF'), part(0xe1, 'Exif 51.48 N'), part(0xed, 'Photoshop'), part(0xfe, 'Amina')];
  expect(barePicture(jpeg(...notes, ...seen, scan, ...notes, scan), 'jpeg')).toEqual(jpeg(...seen, scan, scan));
});

test.each([
  ['a PNG that breaks off', png(chunk('IDAT', 'x')).subarray(0, 40), 'png'],
  ['a PNG with something behind it', Buffer.concat([png(), Buffer.from('51.48')]), 'png'],
  ['a JPEG that breaks off', jpeg(scan).subarray(0, -2), 'jpeg'],
  ['a JPEG with something behind it', Buffer.concat([jpeg(scan), Buffer.from('51.48')]), 'jpeg'],
  ['a JPEG part that is longer than the file', Buffer.from('ffd8ffe1ffff00ffd9', 'hex'), 'jpeg'],
] as const)('%s is not taken', (_, bytes, kind) => {
  expect(barePicture(bytes, kind)).toBeNull();
});

test('whatever is sent, it is read to an end, and taking out twice takes out no more', () => {
  const start = fc.constantFrom('89504e470d0a1a0a', 'ffd8', 'ffd8ffda0004');
  const kinds = fc.constantFrom('png' as const, 'jpeg' as const);
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 200 }), kinds, (head, body, kind) => {
      const once = barePicture(Buffer.concat([Buffer.from(head, 'hex'), body, Buffer.from('ffd9', 'hex')]), kind);
      expect(once && barePicture(once, kind)).toEqual(once);
    }),
  );
});
