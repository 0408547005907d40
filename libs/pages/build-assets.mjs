// Makes assets/footing.css, assets/footing.js and assets/passkeys.js from styles/, scripts/ and the colours in src/colour/colours.ts.
// Run `node libs/pages/build-assets.mjs` after changing any of them; with `--check` it only says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync, transformSync } from '@swc/core';
import { Logger, compile } from 'sass';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..', '..');
const read = (...parts) => readFileSync(path.join(here, ...parts), 'utf8');

/** Our TypeScript as JavaScript. */
const plain = (...parts) =>
  transformSync(read(...parts), { jsc: { parser: { syntax: 'typescript' }, target: 'es2020' }, swcrc: false }).code;

const { colours } = await import(`data:text/javascript,${encodeURIComponent(plain('src', 'colour', 'colours.ts'))}`);

const declare = (scheme) =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name}:${value.toLowerCase()}`)
    .join(';');

/** Light for everyone and for paper, dark where the reader's system asks for it. */
const colourRules = () =>
  `:root{${declare(colours.light)}}@media screen and (prefers-color-scheme:dark){:root{${declare(colours.dark)}}}`;

/**
 * What the framework's stylesheet repeats in every rule and we say once: its colours' fallbacks, since ours are always
 * there, and the font that the whole page has.
 */
const withoutRepeats = (css) =>
  css
    .replace(/var\((--govuk-[a-z-]+), ?#?[a-z0-9]+\)/g, 'var($1)')
    .replace(/font-family:[^;}]*;-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale;?/g, '');

export function stylesheet() {
  const { css } = compile(path.join(here, 'styles', 'footing.scss'), {
    loadPaths: [path.join(root, 'node_modules', 'govuk-frontend', 'dist', 'govuk')],
    style: 'compressed',
    logger: Logger.silent,
  });
  return `${colourRules()}${withoutRepeats(css.replace(/^\uFEFF/, ''))}\n`;
}

/** The script has the two functions that the server shares with it: how weights share what is left, and their sum in words. */
export function script() {
  const shared = ['respread.ts', 'weights-in-words.ts']
    .map((name) => plain('src', 'forms', name).replace('export function', 'function'))
    .join('\n');
  const whole = `(()=>{${shared}\n${read('scripts', 'footing.mjs')}})();`;
  return `${minifySync(whole, { compress: true, mangle: true, module: false }).code}\n`;
}

/** A script and what it imports, each once and before whatever needs it, in one scope. */
function together(file, seen = new Set()) {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imports = /^import \{[^}]*\} from '(\.[^']+)';$/gm;
  const before = [...text.matchAll(imports)].map(([, name]) => together(path.resolve(path.dirname(file), name), seen));
  return [...before, text.replace(imports, '').replace(/^export (?=(async )?(function|class|const) )/gm, '')].join(
    '\n',
  );
}

/** Passkeys, for the pages that are about them: most of it is a package's, under the MIT licence that lies beside it. */
export function passkeysScript() {
  const whole = `(()=>{${together(path.join(here, 'scripts', 'passkeys.mjs'))}})();`;
  return `${minifySync(whole, { compress: true, mangle: true, module: false }).code}\n`;
}

const made = { 'footing.css': stylesheet, 'footing.js': script, 'passkeys.js': passkeysScript };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, make] of Object.entries(made)) {
    const place = path.join(here, 'assets', name);
    const fresh = make();
    if (!process.argv.includes('--check')) writeFileSync(place, fresh);
    else if (readFileSync(place, 'utf8') !== fresh) process.exitCode = 1;
    process.stdout.write(`${name}: ${Buffer.byteLength(fresh)} bytes${process.exitCode ? ', out of date' : ''}\n`);
  }
}
