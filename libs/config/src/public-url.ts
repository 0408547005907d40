import type { Settings } from './settings';

/**
 * An address of ours as people and other services see it: from the settings, never from what a request says of its host.
 * @param path beginning with `/`, or ''. @param host an institution's own, as the database knows it; null: none. Scheme and
 * port are those of the settings.
 */
export const publicUrl = (
  { PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>,
  path: string,
  host: string | null = null,
): string => {
  const url = new URL(PUBLIC_URL ?? `http://localhost:${PORT}`);
  if (host !== null) url.hostname = host;
  return url.origin + path;
};
