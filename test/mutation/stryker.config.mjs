// How Stryker is set up; run.mjs says how to start it.
import { tmpdir } from 'node:os';
import path from 'node:path';

const temporary = path.join(tmpdir(), 'footing-mutation');
const listed = (text = '') => text.split(',').filter((one) => one !== '');
const mutated = listed(process.env.FOOTING_MUTATED);
const of =
  mutated.length > 0 ? mutated.map((one) => one.replace(/^libs\/engine\/src\/|\/\*.*$|\.ts$/g, '')).join('+') : 'all';
const name = of.replaceAll('/', '-');

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'quick',
  plugins: [path.join(import.meta.dirname, 'quick-runner.mjs')],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: [
    ...(mutated.length > 0 ? mutated : ['libs/engine/src/**/*.ts']),
    '!libs/engine/src/**/*.spec.ts',
    '!libs/engine/src/**/spec/**',
    // Nothing but types, names or wording, or written by a machine.
    '!libs/engine/src/{index,version,model/input,model/draft,refusals/refusal}.ts',
    '!libs/engine/src/solve/problem.ts',
    '!libs/engine/src/explain/words.ts',
    '!libs/engine/src/**/*.generated.ts',
    // Compiled beforehand: specs run the bytes, which a fault planted in the text does not reach.
    '!libs/engine/src/**/wasm/assembly/**',
    '!libs/engine/src/**/*-bytes.ts',
  ],
  // Only the engine and what its specs read is copied.
  ignorePatterns: [
    '**',
    '!libs/engine/**',
    '!test/mutation/**',
    '!test/fixtures/**',
    '!jest.config.cjs',
    '!package.json',
    'dist',
  ],
  tempDirName: path.join(temporary, `sandbox-${name}`),
  incremental: true,
  incrementalFile: path.join(temporary, 'results', `${name}.json`),
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  // No types are checked: a fault that does not compile is found by the compiler anyway.
  disableTypeChecks: false,
  checkers: [],
  // The runner stops endless loops itself; this is for what it cannot stop.
  timeoutMS: 120_000,
  timeoutFactor: 1.25,
  thresholds: { high: 90, low: 80, break: null },
};
