// Everything runs as CommonJS: our TypeScript and those packages that ship only ES modules are both turned by swc.
const fs = require('node:fs');
const path = require('node:path');

const jsc = {
  parser: { syntax: 'typescript', decorators: true, tsx: false },
  transform: {
    legacyDecorator: true,
    decoratorMetadata: true,
    useDefineForClassFields: false,
    react: { runtime: 'automatic', importSource: 'preact' },
  },
  target: 'es2023',
  keepClassNames: true,
};
const swc = (over) => [
  '@swc/jest',
  { jsc: { ...jsc, ...over }, module: { type: 'commonjs' }, sourceMaps: 'inline', swcrc: false },
];

/** Names of installed packages that are ES modules only, read from npm's own inventory so that no list needs care. */
function esmPackages() {
  const inventory = JSON.parse(
    fs.readFileSync(path.join(__dirname, 'node_modules/.package-lock.json'), 'utf8'),
  ).packages;
  const isEsm = (place) => {
    try {
      return JSON.parse(fs.readFileSync(path.join(__dirname, place, 'package.json'), 'utf8')).type === 'module';
    } catch {
      return false;
    }
  };
  const places = Object.keys(inventory).filter((place) => place.startsWith('node_modules/') && !inventory[place].link);
  return [...new Set(places.filter(isEsm).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)))];
}
const esm = esmPackages()
  .map((name) => name.replace(/[./]/g, '\\$&'))
  .join('|');

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json'],
  modulePathIgnorePatterns: ['/dist/', '/\\.footing/'],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/libs/testing/chosen-values.cjs' },
  transform: {
    '\\.ts$': swc({}),
    '\\.tsx$': swc({ parser: { ...jsc.parser, tsx: true } }),
    '\\.m?js$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'ecmascript' }, target: 'es2023', keepClassNames: true },
        module: { type: 'commonjs' },
        swcrc: false,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(?:${esm})/)(?!.*\\.mjs$)`],
  ...more,
});

const server = {
  globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
};

module.exports = {
  // Generous: machines are shared, and a test that hangs is found all the same.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  reporters: ['default', '<rootDir>/libs/testing/count-reporter.cjs'],
  projects: [
    project('pure', [
      '<rootDir>/libs/**/!(*.db).spec.{ts,tsx}',
      '<rootDir>/apps/**/!(*.db).spec.{ts,tsx}',
      '<rootDir>/test/architecture/**/*.spec.ts',
    ]),
    project(
      'database',
      [
        '<rootDir>/{libs,apps}/**/*.db.spec.{ts,tsx}',
        '<rootDir>/test/{api,audit,migrations,production,security,year}/**/*.spec.ts',
      ],
      server,
    ),
    project('journeys', ['<rootDir>/test/journeys/**/*.spec.ts'], {
      globalSetup: '<rootDir>/libs/testing/src/journeys-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/journeys-teardown.ts',
    }),
  ],
};
