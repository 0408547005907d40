/** Parts of a PNG that say how it looks; everything else, such as where it was taken, is left out. */
const SEEN = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']);

/**
 * A picture without what cameras and programs write into it: place, day, device, names, small copies. What it looks like
 * stays, byte for byte, except that a camera's note of which way is up goes too.
 *
 * @returns null when the file is not whole: nothing is guessed. Cost: linear in its size.
 */
export const barePicture = (bytes: Buffer, kind: 'png' | 'jpeg'): Buffer | null =>
  kind === 'png' ? barePng(bytes) : bareJpeg(bytes);

function barePng(bytes: Buffer): Buffer | null {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (SEEN.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return end === bytes.length ? Buffer.concat(kept) : null;
    at = end;
  }
  return null;
}

/** Where the picture itself begins; after it there are no parts of the kind that is left out, but for their marks in later scans. */
const SCAN = 0xda;
/** Colours as Adobe says them: without this part some pictures change their colours. */
const ADOBE = 0xee;

/** Notes of programs (APP0 to APP15) and comments say nothing of how it looks. */
const isNote = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef && marker !== ADOBE) || marker === 0xfe;

function bareJpeg(bytes: Buffer): Buffer | null {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at] !== 0xff || end > bytes.length || end < at + 4) return null;
    if (!isNote(marker)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SCAN) continue;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
    if (bytes[at + 1] === 0xd9) return at + 2 === bytes.length ? Buffer.concat([...kept, bytes.subarray(at)]) : null;
  }
  return null;
}

/** The next mark that is none of the picture's own: neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
