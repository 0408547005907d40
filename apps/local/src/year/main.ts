import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stopWith } from '@footing/config';
import { migrate, startEmbeddedServer } from '@footing/database';
import type { Size } from './found-university';
import { openPages } from './pages-of-year';
import { runYear } from './run-year';
import { yearPage } from './year-table';

const PAGE = path.resolve(__dirname, '../../../../docs/demo-year.md');

/** Six hundred who apply: most to meet somebody from work, some in groups, some to mentor a manager. */
const sizesOf = (applicants: number): readonly Size[] => {
  const [group, reverse] = [Math.round(applicants * 0.25), Math.round(applicants * 0.15)];
  const career = applicants - group - reverse;
  return [
    { kind: 'career', students: career, mentors: Math.ceil(career * 0.5), mostPlaces: 2 },
    { kind: 'group', students: group, mentors: Math.ceil(group / 6), mostPlaces: 6 },
    { kind: 'reverse', students: reverse, mentors: Math.ceil(reverse * 0.6), mostPlaces: 2 },
  ];
};

/** `npm run demo:year`: plays a year through in a database of its own, prints it, and writes the page of the docs. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: 'wexmere' }, applicants: { type: 'string', default: '600' } },
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'footing-year-'));
  const server = await startEmbeddedServer(folder, { disposable: true });
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['year_apps', randomBytes(18).toString('base64url')];
    await migrate(server.url, app.href);
    const report = await runYear({
      ...{ seed: values.seed, sizes: sizesOf(Number(values.applicants)), url: app.href, ownerUrl: server.url },
      ...{ masterKey: randomBytes(32).toString('base64'), kill: true, openPages, isQuick: false, concerns: 8 },
      tell: ({ day, what, counts }) => console.log(Math.round(performance.now() / 1_000), day, what, counts),
    });
    console.log(
      report.ends,
      report.standings,
      report.mails,
      `${Math.round(report.seconds)} seconds, ${Math.round(report.cpuSeconds)} of this process`,
    );
    for (const fault of report.faults) console.error(fault);
    await writeFile(PAGE, yearPage(report));
    process.exitCode = report.faults.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch(stopWith);
