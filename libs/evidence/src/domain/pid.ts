const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;

/**
 * What somebody is called in a snapshot: the first 26 letters of a keyed hash of their id in base 32, 130 bits, so that no two share one.
 * @param digest HMAC-SHA256 of the person's id under the study's key. Source: RFC 4648, section 6, in small letters.
 */
export function pidOf(digest: Uint8Array): string {
  let [pid, bits, held] = ['', 0, 0];
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && pid.length < LENGTH) {
      bits -= 5;
      pid += LETTERS[(held >>> bits) & 31] ?? '';
    }
  }
  return pid;
}

/** The mark of a record, a whole number of 32 bits with its sign: the sum of the marks of a cell decides the noise that goes with it. */
export const markOf = (digest: Uint8Array): number => new DataView(digest.buffer, digest.byteOffset, 4).getInt32(0);
