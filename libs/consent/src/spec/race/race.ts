import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Choices } from '../../choices.service';
import { StopJournal } from '../../journal/stop-journal';
import { Notices } from '../../notices.service';
import type { Person } from '../../person';
import { Endings } from '../../stops/endings.service';
import { asked, type RaceResult, raceResult, type Told } from './race-result';
import type { RunnerTask } from './runner';

/** How many there are of everything. */
export interface RaceSize {
  readonly processes: number;
  /** Of each, in all processes together. */
  readonly batches: number;
  readonly senders: number;
  readonly people: number;
  readonly stops: number;
  /** How many people decide at once. */
  readonly deciders: number;
  readonly handOffMs: readonly [least: number, most: number];
}

/** What is done to them meanwhile; every so many milliseconds, 0: never. */
export interface Faults {
  readonly killProcessEvery: number;
  readonly cutConnectionEvery: number;
  /** Kills a server process of the database, which makes the server start anew. Only on a server of one's own. */
  readonly crashServerEvery: number;
}

const root = path.resolve(__dirname, '../../../../..');
const now = () => Number(process.hrtime.bigint());

/** Workers in processes of their own use people's data for ever, while people stop it and allow it again. */
export class Race {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'footing-race-'));
  private readonly logFile = path.join(this.folder, 'left.jsonl');
  private readonly running: ChildProcess[] = [];
  private readonly told: Told[] = [];
  private readonly stopMs: number[] = [];
  private people: Person[] = [];
  private institutionId = '';
  private notice = '';
  private faults = 0;
  private started = 0;
  private over = false;

  /** @param url as the apps sign in. @param ownerUrl as the owner does, for looking and for doing harm. */
  constructor(
    private readonly url: string,
    private readonly ownerUrl: string,
    private readonly size: RaceSize,
  ) {
    writeFileSync(this.logFile, '');
  }

  /** Runs it once. */
  async run(faults: Faults): Promise<RaceResult> {
    const source = await new DataSource(connectionOptions(this.url, this.size.deciders + 2)).initialize();
    const db = new Database(source);
    const choices = new Choices(db, new StopJournal(new Settings()));
    try {
      await this.settle(db, choices);
      await Promise.all(Array.from({ length: this.size.processes }, () => this.start()));
      const harm = Promise.all([
        this.every(faults.killProcessEvery, () => this.killProcess()),
        this.every(faults.cutConnectionEvery, () => this.asOwner(CUT)),
        this.every(faults.crashServerEvery, () => this.crashServer()),
      ]);
      await this.decide(db, choices);
      this.over = true;
      await harm;
      // What is being handed over when the last one hears belongs to the race too.
      await pause(this.size.handOffMs[1] + 500);
    } finally {
      this.over = true;
      this.running.forEach((child) => child.kill('SIGKILL'));
      await source.destroy().catch(() => undefined);
    }
    const { logFile, told, stopMs } = this;
    return raceResult((sql) => this.asOwner(sql), { logFile, told, stopMs, faults: this.faults }).finally(() =>
      rmSync(this.folder, { recursive: true, force: true }),
    );
  }

  private async settle(db: Database, choices: Choices): Promise<void> {
    const [university] = await this.asOwner<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email)
       values ('race-' || gen_random_uuid(), 'R', 'england', 'a@b.example') returning id`,
    );
    this.institutionId = university?.id ?? '';
    const students = await this.asOwner<{ id: string }>(
      `insert into student (institution_id, university_id, first_name, last_name)
       select '${this.institutionId}', n::text, 'A', 'B' from generate_series(1, ${this.size.people}) n returning id`,
    );
    this.people = students.map(({ id }) => ({ kind: 'student' as const, id }));
    const shown = await db.transaction(this.self, (tx) => new Notices().current(tx, this.self, 'news'));
    this.notice = shown.sha256;
    for (const person of this.people) await choices.give(this.self, person, this.decision());
  }

  private get self(): Actor {
    return { institutionId: this.institutionId, accountId: null, roles: ['student'] };
  }

  private decision() {
    const shownAt = new Date();
    return { purpose: 'news' as const, item: '', noticeSha256: this.notice, shownAt, method: 'race' };
  }

  private async start(): Promise<void> {
    const { processes, batches, senders, handOffMs } = this.size;
    this.started += 1;
    const task: RunnerTask = {
      ...{ url: this.url, institutionId: this.institutionId, logFile: this.logFile, handOffMs },
      ...{ batches: Math.ceil(batches / processes), senders: Math.ceil(senders / processes) },
      name: `process ${this.started}`,
    };
    const program = path.join(__dirname, 'runner.ts');
    const child = spawn(process.execPath, ['-r', '@swc-node/register', program, JSON.stringify(task)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.running.push(child);
    await new Promise<void>((ready) => {
      child.stdout.once('data', () => ready());
      child.once('exit', () => ready());
    });
  }

  /** Each decider takes a share of the people, so that nobody decides two things at once. */
  private async decide(db: Database, choices: Choices): Promise<void> {
    const { deciders, stops } = this.size;
    const endings = new Endings(db, new StopJournal(new Settings()));
    let left = stops;
    const decider = async (number: number): Promise<void> => {
      const own = this.people.filter((_, index) => index % deciders === number);
      for (let turn = 0; left > 0; turn += 1) {
        const person = own[turn % own.length];
        if (!person) return;
        left -= 1;
        await pause(Math.random() * 60);
        if (!(await this.stopOnce(choices, person))) left += 1;
        await this.untilPermitted(choices, endings, person);
      }
    };
    await Promise.all(Array.from({ length: deciders }, (_, number) => decider(number)));
  }

  /** @returns whether somebody was told that it has stopped. */
  private async stopOnce(choices: Choices, person: Person): Promise<boolean> {
    const from = now();
    try {
      const { epoch } = await choices.stop(this.self, person, this.decision());
      const at = now();
      this.told.push({ subjectId: person.id, epoch, at });
      this.stopMs.push((at - from) / 1e6);
      return true;
    } catch {
      return false;
    }
  }

  /** After a cut in the middle a stop may be done or only begun: what is begun is finished, and then they say yes again. */
  private async untilPermitted(choices: Choices, endings: Endings, person: Person): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      try {
        const standing = (await choices.of(this.self, person)).find(({ purpose }) => purpose === 'news')?.standing;
        if (standing === 'given') return;
        if (standing === 'stopping') await endings.finishBegun(this.institutionId, 0);
        else await choices.give(this.self, person, this.decision());
      } catch {
        await pause(50);
      }
    }
  }

  private async every(ms: number, harm: () => Promise<unknown>): Promise<void> {
    while (ms > 0) {
      await pause(ms * (0.5 + Math.random()));
      if (this.over) return;
      await harm().then(
        () => (this.faults += 1),
        () => undefined,
      );
    }
  }

  private async killProcess(): Promise<void> {
    this.running.shift()?.kill('SIGKILL');
    await this.start();
  }

  private async crashServer(): Promise<void> {
    const [victim] = await this.asOwner<{ pid: number }>(SOMEBODY);
    if (victim) process.kill(victim.pid, 'SIGKILL');
  }

  private asOwner<Row extends object>(sql: string): Promise<Row[]> {
    return asked<Row>(this.ownerUrl, sql);
  }
}

const SOMEBODY = `select pid from pg_stat_activity where datname = current_database() and application_name = 'footing'
  and usename <> current_user order by random() limit 1`;
const CUT = `select pg_terminate_backend(pid) from (${SOMEBODY}) somebody`;
