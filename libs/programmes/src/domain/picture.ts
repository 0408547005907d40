/** A picture that may be shown as a logo. */
export interface Picture {
  readonly kind: 'png' | 'jpeg';
  /** In pixels, 1 to 2,000. */
  readonly width: number;
  readonly height: number;
}

/** The largest file a logo may be, in bytes. */
export const MOST_LOGO_BYTES = 250_000;
const MOST_PIXELS = 2_000;

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Markers of JPEG that a size follows: baseline, extended and progressive. */
const SIZED = new Set([0xc0, 0xc1, 0xc2]);

/** What a file is, by its own bytes and not by its name; null when it is neither PNG nor JPEG, or is no size for a logo. */
export function pictureIn(bytes: Buffer): Picture | null {
  const found = bytes.length > MOST_LOGO_BYTES ? null : (pngIn(bytes) ?? jpegIn(bytes));
  if (!found) return null;
  const isSensible = [found.width, found.height].every((side) => side >= 1 && side <= MOST_PIXELS);
  return isSensible ? found : null;
}

function pngIn(bytes: Buffer): Picture | null {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(PNG) || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  if (bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND') return null;
  return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function jpegIn(bytes: Buffer): Picture | null {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return null;
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff || bytes.readUInt16BE(at + 2) < 2) return null;
    if (SIZED.has(bytes[at + 1] ?? 0))
      return { kind: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return null;
}
