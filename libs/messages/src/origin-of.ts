import { publicUrl, type Settings } from '@footing/config';
import type { EntityManager } from 'typeorm';

/** Where an institution's pages are: its own oldest host, else the address in the settings. Without `/` at the end. */
export async function originOf(
  tx: EntityManager,
  settings: Pick<Settings, 'PUBLIC_URL' | 'PORT'>,
  institutionId: string,
): Promise<string> {
  const [found] = await tx.query<{ host: string }[]>('select host from door.main_host_of($1)', [institutionId]);
  return publicUrl(settings, '', found?.host ?? null);
}
