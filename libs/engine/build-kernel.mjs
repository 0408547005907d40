/**
 * Compiles the kernels to WebAssembly and writes them as text into the engine, which reads no files.
 *
 *     node libs/engine/build-kernel.mjs [--check]
 *
 * With --check nothing is written; it fails when a text is not what its source makes.
 */
import asc from 'assemblyscript/asc';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Where each kernel lies, with its `assembly/kernel.ts`; the file it is written to, and the name in it. */
const kernels = [
  { folder: 'src/scoring/wasm/', target: 'kernel-bytes.ts', name: 'kernelBytes' },
  { folder: 'src/solve/wasm/', target: 'solver-bytes.ts', name: 'solverBytes' },
];

async function compiled(assembly) {
  const files = new Map(readdirSync(assembly).map((name) => [name, readFileSync(new URL(name, assembly), 'utf8')]));
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
  return made.get('kernel.wasm');
}

for (const { folder, target, name } of kernels) {
  const place = new URL(folder, import.meta.url);
  const text = Buffer.from(await compiled(new URL('assembly/', place))).toString('base64');
  const lines = text.match(/.{1,110}/g).map((line) => `  '${line}',`);
  const module = `/** assembly/kernel.ts, compiled by build-kernel.mjs: WebAssembly in base64. */
export const ${name} = [
${lines.join('\n')}
].join('');
`;
  const file = new URL(target, place);
  if (!process.argv.includes('--check')) writeFileSync(file, module);
  else if (readFileSync(file, 'utf8') !== module) throw new Error(`${target} is not what its source makes`);
}
