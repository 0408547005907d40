import type { Settings } from './settings';

/**
 * An address of ours as people open it, for links in mail and for what other systems send people back to. It comes from
 * the settings alone: what a request says of its host is anybody's to write.
 *
 * @param path with its leading slash.
 */
export const publicUrl = ({ PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>, path: string): string =>
  new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin + path;
