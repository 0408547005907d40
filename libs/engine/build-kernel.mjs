/**
 * Compiles the scoring kernel to WebAssembly and writes it as text into the engine, which reads no files.
 *
 *     node libs/engine/build-kernel.mjs [--check]
 *
 * With --check nothing is written; it fails when the text is not what the source makes.
 */
import asc from 'assemblyscript/asc';
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('src/scoring/wasm/', import.meta.url);
const source = new URL('assembly/kernel.ts', folder);
const target = new URL('kernel-bytes.ts', folder);

const files = new Map([['kernel.ts', readFileSync(source, 'utf8')]]);
const made = new Map();
const { error, stderr } = await asc.main(
  ['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'].concat([
    '--importMemory',
    '--memoryBase',
    '16',
    '--use',
    'abort=',
  ]),
  {
    readFile: (name) => files.get(name) ?? null,
    writeFile: (name, contents) => void made.set(name, contents),
    listFiles: () => [],
  },
);
if (error) throw new Error(`${error.message}\n${stderr.toString()}`);

const text = Buffer.from(made.get('kernel.wasm')).toString('base64');
const lines = text.match(/.{1,110}/g).map((line) => `  '${line}',`);
const module = `/** assembly/kernel.ts, compiled by build-kernel.mjs: WebAssembly in base64. */
export const kernelBytes = [
${lines.join('\n')}
].join('');
`;

if (!process.argv.includes('--check')) writeFileSync(target, module);
else if (readFileSync(target, 'utf8') !== module) throw new Error('kernel-bytes.ts is not what kernel.ts makes');
