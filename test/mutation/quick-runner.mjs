// A test runner for Stryker that keeps the specs loaded. For each planted fault the quickest tests go first, with few random
// rounds; only a fault that they all overlook meets the full number. A test that takes far longer than it should is stopped
// where it stands, so that an endless loop costs about half a second.
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

const { SpecLoader } = createRequire(import.meta.url)('./spec-loader.cjs');

/** These take seconds each, and a planted fault should be found without them. */
const SLOW = /(?:peer|odd-rounds|kernel-source|kernel-bytes|limits)\.spec/u;
const FEW = 25;
/** How long a test may take, in milliseconds, to meet the most random rounds it is given. */
const LONG = Number(process.env.FOOTING_LONG ?? 300);
const PATIENCE = 500;
const state = (globalThis.__stryker__ ??= {});
const call = new vm.Script('globalThis.footingTest()');

/** Runs a test; says why it failed, or nothing. */
async function outcomeOf(test, patience) {
  globalThis.footingTest = test.run;
  try {
    await call.runInThisContext(patience === undefined ? {} : { timeout: patience });
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { text, late: error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' };
  }
}

const reading = (spec) => `reading ${spec}`;

const killed = (by, { text }, nrOfTests) => ({
  status: MutantRunStatus.Killed,
  killedBy: [by],
  failureMessage: text,
  nrOfTests,
});

class QuickRunner {
  static inject = tokens(commonTokens.logger);
  #loader = new SpecLoader();
  #tests = [];
  #known = new Map();
  #stale = false;

  constructor(log) {
    this.log = log;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const listed = (process.env.FOOTING_SPECS ?? '').split(',').filter((one) => one !== '');
    const found = globSync(listed.length > 0 ? listed : ['libs/engine/**/*.spec.ts']);
    this.specs = found
      .filter((one) => !one.includes('node_modules') && !SLOW.test(one))
      .sort()
      .map((one) => path.resolve(one));
  }

  async dryRun() {
    state.mutantCoverage = { static: {}, perTest: {} };
    state.activeMutant = undefined;
    this.#loader.runs = Infinity;
    this.#tests = this.#loader.load(this.specs, (spec) => (state.currentTestId = spec && reading(spec)));
    const tests = this.specs.map((spec) => ({
      id: reading(spec),
      name: reading(spec),
      timeSpentMs: 0,
      status: TestStatus.Success,
    }));
    for (const test of this.#tests) {
      state.currentTestId = test.id;
      const start = performance.now();
      const failure = await outcomeOf(test);
      const { id, name, fileName } = test;
      const told = { id, name, fileName, timeSpentMs: performance.now() - start };
      tests.push(
        failure === undefined
          ? { ...told, status: TestStatus.Success }
          : { ...told, status: TestStatus.Failed, failureMessage: failure.text },
      );
    }
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (this.#known.size === 0) await this.#getToKnow();
    if (this.#stale) this.#tests = this.#loader.load(this.specs);
    this.#stale = false;
    state.activeMutant = activeMutant.id;
    const asked = testFilter === undefined ? undefined : new Set(testFilter);
    const result = await this.#tryAll(asked, hitLimit);
    state.activeMutant = state.hitCount = state.hitLimit = undefined;
    if (result.status === MutantRunStatus.Timeout) this.#stale = true;
    return result;
  }

  /** A fault that shows while a spec is read needs that spec read anew; one in what all specs read, all of them. */
  async #tryAll(asked, hitLimit) {
    const anew = this.specs.filter((spec) => asked === undefined || asked.has(reading(spec)));
    let fresh = [];
    const failure = await outcomeOf({ run: () => void (fresh = this.#loader.load(anew)) }, 5_000);
    if (failure?.late) return { status: MutantRunStatus.Timeout };
    if (failure !== undefined) return killed('reading the specs', failure, 0);
    const read = new Set(anew);
    return this.#tryOn(
      [...fresh, ...this.#tests.filter(({ id, fileName }) => asked?.has(id) && !read.has(fileName))],
      hitLimit,
    );
  }

  async #tryOn(tests, hitLimit) {
    const tries = tests.flatMap((test) => this.#known.get(test.id).map((one, at) => ({ ...one, test, at })));
    for (const { test, runs, usual } of tries.sort((a, b) => a.at - b.at || a.usual - b.usual)) {
      this.#loader.runs = runs;
      state.hitLimit = hitLimit;
      state.hitCount = hitLimit === undefined ? undefined : 0;
      const failure = await outcomeOf(test, Math.ceil(PATIENCE + 5 * usual));
      if (failure?.late || state.hitCount > hitLimit) return { status: MutantRunStatus.Timeout };
      if (failure !== undefined)
        return {
          status: MutantRunStatus.Killed,
          killedBy: [test.id],
          failureMessage: failure.text,
          nrOfTests: tests.length,
        };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: tests.length };
  }

  /** With which numbers of rounds each test passes when nothing is planted, and how long it then takes. */
  async #getToKnow() {
    this.#loader.stopCounting();
    this.#tests = this.#loader.load(this.specs);
    for (const test of this.#tests) {
      const few = await this.#timed(test, FEW);
      const many = few.capped ? Math.max(2 * FEW, Math.round((FEW * LONG) / few.usual)) : FEW;
      const tries = [few, ...(many > FEW ? [await this.#timed(test, many)] : [])].filter(({ passes }) => passes);
      if (tries.length === 0) tries.push(await this.#timed(test, Infinity));
      this.#known.set(test.id, tries);
    }
  }

  async #timed(test, runs) {
    this.#loader.runs = runs;
    this.#loader.capped = false;
    const start = performance.now();
    const failure = await outcomeOf(test);
    return { runs, usual: performance.now() - start, passes: failure === undefined, capped: this.#loader.capped };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'quick', QuickRunner)];
