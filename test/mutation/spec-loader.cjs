// Reads specs and what they test into this process, without Jest: a planted fault is then tried in milliseconds.
// Specs may use describe, test, test.each and expect, and nothing else of Jest.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { transformSync } = require('@swc/core');
const { expect } = require('expect');
const fc = require('fast-check');

const options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023', keepClassNames: true },
  module: { type: 'commonjs' },
  sourceMaps: false,
  swcrc: false,
};
const FOUND = ['', '.ts', '.json', '/index.ts'];
const COUNTING = /stryCov_\w+\((?:"\d+"(?:, )?)+\)/gu;

class SpecLoader {
  /** At most so many random rounds a property; said before each run. */
  runs = Infinity;
  /** Whether a property has asked for more rounds than that. */
  capped = false;
  #texts = new Map();
  #modules = new Map();
  #counting = true;

  /**
   * Reads these specs, and all they need, anew.
   * @param reading is told whose turn it is: a spec's path, or nothing for what specs read
   * @returns their tests: `{ id, name, fileName, run }`
   */
  load(specs, reading = () => {}) {
    this.#modules = new Map();
    this.#reading = reading;
    return specs.flatMap((spec) => {
      this.#spec = spec;
      this.#tests = [];
      this.#within = [];
      this.#require(spec);
      return this.#tests;
    });
  }

  /** From here on nothing is counted, which is most of what planted code costs. */
  stopCounting() {
    this.#counting = false;
    this.#texts.clear();
  }

  #tests = [];
  #reading = () => {};
  #spec = '';
  #within = [];

  #require(file) {
    const known = this.#modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    this.#modules.set(file, module);
    if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'));
    else this.#run(file, module);
    return module.exports;
  }

  #run(file, module) {
    const require = (name) => {
      const found = this.#resolve(file, name);
      this.#reading(file === this.#spec ? file : undefined);
      return found;
    };
    this.#reading(file === this.#spec ? file : undefined);
    this.#compiled(file)(module.exports, require, module, file, path.dirname(file), ...this.#words());
  }

  #resolve(from, name) {
    if (name === 'fast-check') return this.#properties;
    if (!name.startsWith('.')) return createRequire(from)(name);
    const place = path.resolve(path.dirname(from), name);
    const file = FOUND.map((end) => place + end).find((one) => /\.\w+$/u.test(one) && existsSync(one));
    if (file === undefined) throw new Error(`${from} reads ${name}, which is not there.`);
    return this.#require(file);
  }

  #compiled(file) {
    if (!this.#texts.has(file)) {
      const { code } = transformSync(readFileSync(file, 'utf8'), { ...options, filename: file });
      const text = this.#counting ? code : code.replace(COUNTING, '0');
      const wrapped = `(function (exports, require, module, __filename, __dirname, describe, test, expect) {${text}\n})`;
      this.#texts.set(file, new vm.Script(wrapped, { filename: file }));
    }
    return this.#texts.get(file).runInThisContext();
  }

  #words() {
    const describe = (name, body) => {
      this.#within.push(name);
      body();
      this.#within.pop();
    };
    const test = (name, run) => {
      const full = [...this.#within, name].join(' ');
      const id = `${path.basename(this.#spec)} ${this.#tests.length}: ${full}`;
      this.#tests.push({ id, name: full, fileName: this.#spec, run });
    };
    const each = (define) => (rows) => (name, body) =>
      rows.forEach((row, at) => define(`${name} (${at})`, () => (Array.isArray(row) ? body(...row) : body(row))));
    test.each = each(test);
    describe.each = each(describe);
    return [describe, test, expect];
  }

  #properties = {
    __esModule: true,
    default: {
      ...fc,
      assert: (property, given = {}) => {
        const asked = given.numRuns ?? 100;
        if (asked > this.runs) this.capped = true;
        return fc.assert(property, {
          ...given,
          numRuns: Math.min(asked, this.runs),
          seed: 20261101,
          endOnFailure: true,
        });
      },
    },
  };
}

module.exports = { SpecLoader };
