import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { assetUrl, assetsFolder } from './assets';

const size = (name: string): number => statSync(path.join(assetsFolder, name)).size;
const FORBIDDEN = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/;
const needed = ['footing.css', 'footing.js', 'atkinson-hyperlegible-next.woff2', 'mark.svg'];

describe('the assets', () => {
  test('are what a fresh build makes', () => {
    const build = path.join(assetsFolder, '..', 'build-assets.mjs');
    const said = execFileSync(process.execPath, [build, '--check'], { encoding: 'utf8' });
    expect(said).toMatch(/footing\.css: \d+ bytes\nfooting\.js: \d+ bytes\npasskeys\.js: \d+ bytes\n$/);
  }, 30_000);

  test('leave room for a page in 100 kB: style in 45, script in 8, 15 for its words', () => {
    expect(size('footing.css')).toBeLessThanOrEqual(45_000);
    expect(size('footing.js')).toBeLessThanOrEqual(8_000);
    expect(needed.map(size).reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(85_000);
  });

  test('have addresses that change with their contents', () => {
    for (const name of needed) expect(assetUrl(name)).toMatch(new RegExp(`^/assets/${name}\\?v=[0-9a-f]{10}$`));
    expect(new Set(needed.map((name) => assetUrl(name).split('?')[1])).size).toBe(needed.length);
    expect(() => assetUrl('crown.svg')).toThrow('ENOENT');
  });

  test('need nothing from elsewhere, and nothing a strict policy forbids', () => {
    const css = readFileSync(path.join(assetsFolder, 'footing.css'), 'utf8');
    const js = readFileSync(path.join(assetsFolder, 'footing.js'), 'utf8');
    expect([...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)).toEqual(['"atkinson-hyperlegible-next.woff2"']);
    expect(css).not.toMatch(/@import|expression\(|GDS|crown/i);
    expect(js).not.toMatch(FORBIDDEN);
    expect(js).not.toMatch(/https?:/);
  });

  test('have a script for passkeys that runs under the same policy and leaves its pages below 100 kB', () => {
    const js = readFileSync(path.join(assetsFolder, 'passkeys.js'), 'utf8');
    expect(js).not.toMatch(FORBIDDEN);
    expect(js).not.toMatch(/\b(im|ex)port\b/);
    expect(size('passkeys.js')).toBeLessThanOrEqual(10_000);
    expect(readFileSync(path.join(assetsFolder, 'passkeys.LICENCE.txt'), 'utf8')).toContain('MIT License');
  });

  test('carry the licence of the font beside it', () => {
    expect(readdirSync(assetsFolder)).toContain('atkinson-hyperlegible-next.LICENCE.txt');
    expect(readFileSync(path.join(assetsFolder, 'atkinson-hyperlegible-next.LICENCE.txt'), 'utf8')).toContain(
      'SIL Open Font License, Version 1.1',
    );
  });
});
