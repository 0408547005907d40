import * as fc from 'fast-check';
import { MOST_LOGO_BYTES, pictureIn } from './picture';

/** The least that is a PNG of this size, with so much in between. */
function png(width: number, height: number, filling = 0): Buffer {
  const bytes = Buffer.alloc(45 + filling);
  bytes.write('89504e470d0a1a0a', 0, 'hex');
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.write('IEND', bytes.length - 8, 'latin1');
  return bytes;
}

const jpeg = (width: number, height: number, marker = 'c0'): Buffer => {
  const size = [height, width].map((side) => side.toString(16).padStart(4, '0')).join('');
  return Buffer.from(`ffd8ffe00004abcdff${marker}001108${size}03011100021101031101ffd9`, 'hex');
};

test('a PNG and a JPEG are known by their bytes, with their sizes', () => {
  expect(pictureIn(png(120, 40))).toEqual({ kind: 'png', width: 120, height: 40 });
  expect(pictureIn(jpeg(300, 90))).toEqual({ kind: 'jpeg', width: 300, height: 90 });
  expect(pictureIn(jpeg(300, 90, 'c2'))).toEqual({ kind: 'jpeg', width: 300, height: 90 });
});

test.each([
  [
    'a drawing that can hold a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'.padEnd(60)),
  ],
  ['a page', Buffer.from('<!doctype html><title>x</title>'.padEnd(60))],
  ['a GIF', Buffer.from(`GIF89a${'\0'.repeat(60)}`)],
  ['a PNG that has no end', png(10, 10).subarray(0, 40)],
  ['a PNG with a page behind it', Buffer.concat([png(10, 10), Buffer.from('<script>alert(1)</script>')])],
  ['a JPEG with a page behind it', Buffer.concat([jpeg(10, 10), Buffer.from('<script>')])],
  ['a JPEG without a size', Buffer.from(`ffd8ffe00010${'00'.repeat(14)}ffd9`, 'hex')],
  ['a picture of no width', png(0, 10)],
  ['a picture that is far too wide', png(20_000, 10)],
  ['a file that is too large', png(10, 10, MOST_LOGO_BYTES)],
  ['nothing', Buffer.alloc(0)],
])('%s is no logo', (_, bytes) => {
  expect(pictureIn(bytes)).toBeNull();
});

test('whatever is sent, it is read to an end and never throws', () => {
  const start = fc.constantFrom('', '89504e470d0a1a0a', 'ffd8', 'ffd8ffc0');
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 200 }), fc.constantFrom('', 'ffd9'), (head, body, tail) => {
      const found = pictureIn(Buffer.concat([Buffer.from(head, 'hex'), body, Buffer.from(tail, 'hex')]));
      if (found) expect(found.width).toBeLessThanOrEqual(2_000);
    }),
  );
});
