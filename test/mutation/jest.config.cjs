// The engine's own specs and nothing else, as the mutation test runs them: once for every fault planted.
const path = require('node:path');
const { projects, testTimeout } = require('../../jest.config.cjs');

const { displayName, ...pure } = projects.find((project) => project.displayName === 'pure');
const root = path.resolve(__dirname, '../..');

module.exports = {
  ...pure,
  rootDir: root,
  roots: [path.join(root, 'libs/engine')],
  testMatch: ['<rootDir>/libs/engine/**/*.spec.ts'],
  setupFiles: [...pure.setupFiles, path.join(__dirname, 'short-properties.cjs')],
  // Linear programmes take seconds each: a planted fault is found without them.
  testPathIgnorePatterns: ['/peer\\.spec\\.ts$'],
  testTimeout,
};
