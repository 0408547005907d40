// The engine's own specs and nothing else, as the mutation test runs them: once for every fault planted.
const path = require('node:path');
const { projects, testTimeout } = require('../../jest.config.cjs');

const { displayName, ...pure } = projects.find((project) => project.displayName === 'pure');
const root = path.resolve(__dirname, '../..');

const specs = (process.env.FOOTING_SPECS ?? '').split(',').filter((spec) => spec !== '');

module.exports = {
  ...pure,
  rootDir: root,
  roots: [path.join(root, 'libs/engine')],
  testMatch: (specs.length > 0 ? specs : ['libs/engine/**/*.spec.ts']).map((spec) => `<rootDir>/${spec}`),
  setupFiles: [...pure.setupFiles, path.join(__dirname, 'short-properties.cjs')],
  testEnvironment: path.join(__dirname, 'stop-at-first-failure.cjs'),
  testSequencer: path.join(__dirname, 'quickest-first.cjs'),
  // These take seconds each, and a planted fault should be found without them.
  testPathIgnorePatterns: ['/peer\\.spec\\.ts$', '/odd-rounds\\.spec\\.ts$'],
  testTimeout,
};
