import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type AttendanceLink, lineOfLink, linkInWords } from './attendance-link';

const USE = 'who came, from a mail';

/** The last part of the address of a link that says who came. */
export async function sealedLink(tx: EntityManager, secrets: Secrets, link: AttendanceLink): Promise<string> {
  return linkInWords(link, await sealOf(tx, secrets, link));
}

/** What only we can make: 24 hexadecimal digits. */
export async function sealOf(tx: EntityManager, secrets: Secrets, link: AttendanceLink): Promise<string> {
  const [seal = ''] = await secrets.tokens(tx, link, USE, [lineOfLink(link)]);
  return seal;
}
