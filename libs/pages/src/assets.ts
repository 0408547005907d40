import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The folder of files that pages need, as an absolute path; serve it at `/assets`. The same from source and when built. */
export const assetsFolder = path.join(__dirname, '..', 'assets');

const versions = new Map<string, string>();

/**
 * The address of an asset, with a version that changes when the file changes, so that browsers may keep it for a year.
 * @param name a file name in `assetsFolder`, such as `footing.css`.
 * @throws when there is no such file. Cost: reads each file once in the life of the process.
 */
export function assetUrl(name: string): string {
  const version = versions.get(name) ?? versionOf(name);
  versions.set(name, version);
  return `/assets/${name}?v=${version}`;
}

function versionOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(assetsFolder, name)))
    .digest('hex')
    .slice(0, 10);
}
