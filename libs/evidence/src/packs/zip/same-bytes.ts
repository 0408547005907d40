import { readZip } from './read-zip';
import { writeZip } from './write-zip';

/** A zip without the time at which it was made: the same content gives the same bytes. */
export async function sameBytes(zip: Buffer): Promise<Buffer> {
  return writeZip(await readZip(zip));
}
