const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, midnight: the earliest a zip file can say. */
const DOS_DATE = 0x0021;

/**
 * A workbook (a zip file) without the moment it was made, so that the same result is the same file, byte for byte.
 * @param zip as our own writer makes it: with no comment at its end. Anything else comes back as it was.
 */
export function withoutTimes(zip: Buffer): Buffer {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) return zip;
  const plain = Buffer.from(zip);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0 && plain.readUInt32LE(at) === DIRECTORY_ENTRY; left -= 1) {
    const file = plain.readUInt32LE(at + 42);
    for (const place of [at + 12, file + 10]) {
      plain.writeUInt16LE(0, place);
      plain.writeUInt16LE(DOS_DATE, place + 2);
    }
    at += 46 + plain.readUInt16LE(at + 28) + plain.readUInt16LE(at + 30) + plain.readUInt16LE(at + 32);
  }
  return plain;
}
