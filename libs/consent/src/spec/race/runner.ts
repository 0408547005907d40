import 'reflect-metadata';
import { connectionOptions, Database, handOver } from '@footing/database';
import type { Purpose } from '@footing/kernel';
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { begin, type Permitted, permittedNow } from '../../fence';

/** What a process of workers is told when it starts. */
export interface RunnerTask {
  readonly url: string;
  readonly institutionId: string;
  readonly batches: number;
  readonly senders: number;
  /** Where senders write down what has left, one JSON a line. */
  readonly logFile: string;
  readonly handOffMs: readonly [least: number, most: number];
  /** Sets the runs of this process apart from all others. */
  readonly name: string;
}

/** One thing that left: whose, under which permission, when (a clock that all processes of the machine share), and which run. */
export interface Left {
  readonly subjectId: string;
  readonly epoch: number;
  readonly at: number;
  readonly run: string;
}

const PURPOSE: Purpose = 'news';
const between = ([least, most]: readonly [number, number]) => least + Math.random() * (most - least);
const some = (people: readonly Permitted[], count: number) =>
  [...people].sort(() => Math.random() - 0.5).slice(0, count);

/** Works until it is killed. A refusal or a lost connection is no reason to stop: the next use is tried. */
async function main(task: RunnerTask): Promise<void> {
  const { url, institutionId, batches, senders, name } = task;
  const source = await new DataSource(connectionOptions(url, batches + senders)).initialize();
  const db = new Database(source);
  const here = { institutionId };
  const read = () => db.transaction(here, (tx) => permittedNow(tx, here, PURPOSE));
  let runs = 0;
  const forEver = async (work: (run: string) => Promise<unknown>): Promise<void> => {
    for (;;) {
      runs += 1;
      await work(`${name} ${runs}`).catch(() => pause(20));
    }
  };
  const batch = (run: string) =>
    db.transaction(here, async (tx) => {
      const people = some(await permittedNow(tx, here, PURPOSE), 5);
      await pause(between([5, 60]));
      await begin(tx, { purpose: PURPOSE, people, place: 'batch', run });
    });
  const send = async (run: string) => {
    const [person] = some(await read(), 1);
    if (!person) return pause(5);
    return handOver(db, here, { purpose: PURPOSE, people: [person], place: 'mail', run }, async () => {
      await pause(between(task.handOffMs));
      const { subjectId, epoch } = person;
      const left: Left = { subjectId, epoch, at: Number(process.hrtime.bigint()), run };
      appendFileSync(task.logFile, `${JSON.stringify(left)}\n`);
    });
  };
  process.stdout.write('at work\n');
  await Promise.all([
    ...Array.from({ length: batches }, () => forEver(batch)),
    ...Array.from({ length: senders }, () => forEver(send)),
  ]);
}

void main(JSON.parse(process.argv[2] ?? '{}') as RunnerTask);
