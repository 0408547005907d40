import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Type } from '@nestjs/common';
import { startApi, type TokenReader } from '@footing/api';
import { readSettings } from '@footing/config';
import { Accounts, Portfolios } from '@footing/identity';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { Bench, Drafts, type Entry, Studies, StudyRuns } from '@footing/matching';
import { Imports, ImportSteps } from '@footing/people';
import { Institutions, PriorityGroups, Programmes, Rounds, Schools } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { startWeb } from '@footing/web';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { DoorModule } from '../security/door';

const days = {
  ...{ signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' },
  ...{ meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
};

/** A round with a finished draft of it. */
export interface Drafted {
  readonly roundId: string;
  readonly draftId: string;
  readonly entries: readonly Entry[];
}

/** A university with people in it, whose pages and API both run over one database. */
export class World {
  readonly actors = new Map<Role, Actor>();
  institutionId = '';
  programmeId = '';
  private readonly agents = new Map<Role, ReturnType<typeof request.agent>>();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'footing-audit-'));
  private number = 0;

  private constructor(
    readonly db: FreshDatabase,
    readonly web: NestExpressApplication,
    readonly api: NestExpressApplication,
    private readonly tokens: Map<string, Actor>,
  ) {}

  static async open(more: Record<string, string> = {}): Promise<World> {
    const db = await freshDatabase();
    const tokens = new Map<string, Actor>();
    const readToken: TokenReader = (token) => Promise.resolve(tokens.get(token) ?? null);
    const env = {
      NODE_ENV: 'test',
      DATABASE_URL: db.url,
      MASTER_KEY: TEST_MASTER_KEY,
      PORT: '0',
      API_PORT: '0',
      SESSION_SECRET: 's'.repeat(40),
      ...more,
    };
    const web = await startWeb(readSettings(env), { modules: [DoorModule] });
    const world = new World(db, web, await startApi(readSettings(env), readToken), tokens);
    await world.furnish();
    return world;
  }

  get<T>(service: Type<T>): T {
    return this.web.get(service, { strict: false });
  }

  get lead(): Actor {
    return this.as('programme-lead');
  }

  as(role: Role): Actor {
    const actor = this.actors.get(role);
    if (!actor) throw new Error(`nobody is a ${role}`);
    return actor;
  }

  /** Somebody signed in to the pages in this role. */
  async agent(role: Role): Promise<ReturnType<typeof request.agent>> {
    const known = this.agents.get(role);
    if (known) return known;
    const agent = request.agent(this.web.getHttpServer());
    await agent.get(`/enter/${this.institutionId}/${this.as(role).accountId}`).expect(200);
    this.agents.set(role, agent);
    return agent;
  }

  next(word: string): string {
    this.number += 1;
    return `${word} ${this.number}`;
  }

  async newRound(): Promise<string> {
    const { id } = await this.get(Rounds).create(this.lead, this.programmeId, {
      ...{ name: this.next('Round'), ...days, answerWithinDays: 7 },
    });
    return id;
  }

  /** Three students, of whom one has no mentor, and their draft. */
  async newDraft(): Promise<Drafted> {
    const roundId = await this.newRound();
    for (const one of ['Amy', 'Bee', 'Cal']) await this.person('student', roundId, one);
    for (const one of ['Max', 'Ned']) await this.person('mentor', roundId, one);
    const { id: draftId } = await this.get(Drafts).make(this.lead, roundId, { keep: 'nothing' });
    await this.get(Drafts).run(this.institutionId, draftId);
    const { entries } = await this.get(Bench).all(this.lead, draftId, { order: 'fit-high' });
    return { roundId, draftId, entries };
  }

  /** Somebody who applied, as a person and not for a round. */
  async studentId(): Promise<string> {
    const applicationId = await this.person('student', await this.newRound(), 'Dot');
    const [row] = await this.db.query<{ id: string }>('select student_id as id from application where id = $1', [
      applicationId,
    ]);
    return row?.id ?? '';
  }

  /** A draft that nobody has begun to make. */
  async waitingDraft(roundId: string): Promise<string> {
    return (await this.get(Drafts).make(this.lead, roundId, { keep: 'nothing' })).id;
  }

  /** A study that nobody has begun. */
  async waitingStudy(): Promise<string> {
    const { draftId } = await this.newDraft();
    return (await this.get(Studies).ask(this.lead, draftId, { kind: 'replay' })).id;
  }

  /** A study of chances that is done. */
  async newStudy({ draftId }: Drafted): Promise<string> {
    const { id } = await this.get(Studies).ask(this.lead, draftId, { kind: 'chances', draws: 100 });
    await this.get(StudyRuns).run(this.institutionId, id);
    return id;
  }

  /** A file of students that waits for its columns, or for a yes. */
  async newImport(state: 'mapping' | 'checked'): Promise<string> {
    const file = path.join(this.folder, `${this.next('file')}.csv`);
    writeFileSync(file, 'First name,Last name,Email\nDee,Example,dee@student.example\nEli,Example,no address\n');
    const id = await this.get(Imports).begin(this.lead, await this.newRound(), 'students', {
      path: file,
      fileName: 'a.csv',
    });
    await this.get(ImportSteps).read(this.institutionId, id);
    if (state === 'mapping') return id;
    await this.get(Imports).chooseMapping(this.lead, id, { targets: ['firstName', 'lastName', 'email'] });
    await this.get(ImportSteps).check(this.institutionId, id);
    return id;
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.api.close();
    await this.db.drop();
  }

  async person(kind: 'student' | 'mentor', roundId: string, first: string): Promise<string> {
    const part = kind === 'student' ? 'application' : 'offer';
    const email = `${this.next(first).replace(' ', '.')}@${kind}.example`.toLowerCase();
    const [row] = await this.db.query<{ id: string }>(
      `with person as (insert into ${kind} (institution_id, first_name, last_name, email)
         values ($1, $2, 'Example', $3) returning id)
       insert into ${part} (institution_id, round_id, ${kind}_id, answers) select $1, $4, id, '{"help": ["cv"]}' from person
       returning id`,
      [this.institutionId, first, email, roundId],
    );
    return row?.id ?? '';
  }

  private async furnish(): Promise<void> {
    const words = { slug: 'wexmere', name: 'Wexmere', nation: 'england', contactEmail: 'a@wexmere.example' } as const;
    this.institutionId = (await this.get(Institutions).create(words)).id;
    const system = systemActor(this.institutionId);
    const programme = { name: 'Career mentoring', kind: 'career', about: '' } as const;
    this.programmeId = (await this.get(Programmes).create(system, programme)).id;
    await this.get(Schools).add(system, { name: 'Law' });
    await this.get(PriorityGroups).add(system, { name: 'First in the family', target: '', risks: [] });
    for (const role of WHO) await this.somebody(system, role);
    const consultant = this.as('consultant').accountId ?? '';
    await this.get(Portfolios).change(system, consultant, { whose: 'everybody', schools: [], priorityGroups: [] });
  }

  private async somebody(system: Actor, role: Role): Promise<void> {
    const email = `${role}@wexmere.example`;
    const isPart = role === 'student' || role === 'mentor';
    const { id } = await this.get(Accounts).create(system, {
      name: role,
      email,
      roles: isPart ? ['observer'] : [role],
    });
    if (isPart) await this.giveByHand(id, role);
    const actor = { institutionId: this.institutionId, accountId: id, roles: [role] };
    this.actors.set(role, actor);
    this.tokens.set(`token-of-${role}`, actor);
  }

  /** Nobody is given these roles on a page: they come with taking part. */
  private giveByHand(id: string, role: Role): Promise<unknown> {
    return this.db.query('update account_role set role = $2 where account_id = $1', [id, role]);
  }
}

const WHO: readonly Role[] = [
  ...(['programme-lead', 'consultant', 'administrator', 'analyst', 'alumni-office', 'safeguarding-lead'] as const),
  ...(['data-protection-officer', 'operator', 'student', 'mentor'] as const),
];
