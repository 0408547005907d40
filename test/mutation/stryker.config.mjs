// How Stryker is set up; run.mjs says how to start it.
import { tmpdir } from 'node:os';
import path from 'node:path';

const temporary = path.join(tmpdir(), 'footing-mutation');
const listed = (text = '') => text.split(',').filter((one) => one !== '');
const mutated = listed(process.env.FOOTING_MUTATED);
const specs = listed(process.env.FOOTING_SPECS);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  jest: { configFile: 'test/mutation/jest.config.cjs' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  mutate: [
    ...(mutated.length > 0 ? mutated : ['libs/engine/src/**/*.ts']),
    '!libs/engine/src/**/*.spec.ts',
    '!libs/engine/src/**/spec/**',
    // Nothing but types, names or wording, or written by a machine.
    '!libs/engine/src/{index,model,draft-model,refusal,version}.ts',
    '!libs/engine/src/solve/problem.ts',
    '!libs/engine/src/explain/words.ts',
    '!libs/engine/src/**/*.generated.ts',
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
  tempDirName: path.join(temporary, 'sandbox'),
  incremental: true,
  incrementalFile: path.join(temporary, specs.length > 0 ? 'beside.json' : 'all-specs.json'),
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: path.join(temporary, 'report.html') },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  // No types are checked: a fault that does not compile is found by the compiler anyway.
  disableTypeChecks: false,
  checkers: [],
  // A fault that makes a loop endless is found by waiting for so long, so this is most of what a run costs.
  timeoutMS: 3_000,
  timeoutFactor: 1.25,
  thresholds: { high: 90, low: 80, break: null },
};
