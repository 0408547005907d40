import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';

export const root = path.resolve(__dirname, '../..');
/** What the bench makes for itself; it can be deleted at any time. */
const cache = path.join(root, 'node_modules/.cache/bench-matching');
const compiled = path.join(cache, 'js');

/** Every TypeScript file below a folder of the project. */
function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : sources(place);
    return /(?<!\.spec)\.ts$/u.test(entry.name) ? [place] : [];
  });
}

/**
 * The engine and the tasks of the bench as plain JavaScript, so that a process that is measured holds nothing else: the
 * compiler alone would take more memory than a round.
 */
export function compileTasks(): void {
  for (const file of ['libs/engine/src', 'libs/engine/test', 'bench/matching'].flatMap(sources)) {
    const { code } = transformSync(readFileSync(path.join(root, file), 'utf8'), {
      filename: file,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023', transform: { useDefineForClassFields: false } },
      module: { type: 'commonjs', importInterop: 'swc' },
      swcrc: false,
    });
    const to = path.join(compiled, file.replace(/\.ts$/u, '.js'));
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, code);
  }
}

export const taskScript = path.join(compiled, 'bench/matching/task.js');

/** A file made once for each version of what it is made from; `make` is given where to write. */
export function madeOnce(name: string, from: readonly string[], make: (file: string) => void): string {
  const hash = createHash('sha256');
  for (const file of from.map((one) => path.join(root, one))) hash.update(readFileSync(file));
  const file = path.join(cache, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  make(`${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
}

export const instanceSources = sources('bench/matching/instances');
