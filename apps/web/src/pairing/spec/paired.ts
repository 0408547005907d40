import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Notices } from '@footing/consent';
import { Database } from '@footing/database';
import { Accounts } from '@footing/identity';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { Drafts, Reviews } from '@footing/matching';
import { Pairings, SilenceClock } from '@footing/pairings';
import { Institutions, type ProgrammeKind, Programmes, Rounds } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { formWith } from '../../my-data/spec/desk';
import { DoorModule } from '../../spec/door';
import { startWeb } from '../../start-web';

const dates = { signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' };
const days = { ...dates, meetingsStart: '2026-12-02', meetingsEnd: '2099-06-01' };

/** The pages over a round whose pairs have just been published: each student with the mentor who fits best. */
export class Paired {
  lead!: Actor;
  roundId!: string;
  private constructor(
    readonly db: FreshDatabase,
    readonly web: NestExpressApplication,
    readonly institutionId: string,
  ) {}

  static async open(more: NodeJS.ProcessEnv = {}): Promise<Paired> {
    const db = await freshDatabase();
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY, ...more };
    const web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
    const given = { slug: 'w', name: 'University of W', nation: 'england', contactEmail: 'a@w.example' } as const;
    const { id } = await web.get(Institutions, { strict: false }).create(given);
    const paired = new Paired(db, web, id);
    const lead = await paired.account('programme-lead');
    paired.lead = { institutionId: id, accountId: lead, roles: ['programme-lead'] };
    return paired;
  }

  get<T>(service: Type<T>): T {
    return this.web.get(service, { strict: false });
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.db.drop();
  }

  /** A round of this kind with Amina and Ben, and Joan with two places who has done her training; both are published. */
  async publish(kind: ProgrammeKind = 'career') {
    const system = systemActor(this.institutionId);
    const programme = await this.get(Programmes).create(system, { name: `P ${Math.random()}`, kind, about: '' });
    const round = await this.get(Rounds).create(system, programme.id, { name: 'Spring', ...days, answerWithinDays: 7 });
    this.roundId = round.id;
    const students = [await this.person('student', 'Amina'), await this.person('student', 'Ben')];
    const joan = await this.person('mentor', 'Joan');
    await this.db.query(
      `insert into training_result (institution_id, mentor_id, code, version, passed_at)
       select $1, $2, code, 1, now() from training_shipped where audience = 'mentor'`,
      [this.institutionId, joan.recordId],
    );
    const { id: draftId } = await this.get(Drafts).make(this.lead, round.id, { keep: 'nothing' });
    await this.get(Drafts).run(this.institutionId, draftId);
    const parts = students.map(({ partId }) => partId);
    await this.get(Reviews).approveMany(this.lead, draftId, parts, 1_000);
    await this.get(Pairings).publish(this.lead, draftId);
    await this.get(SilenceClock).round(this.institutionId);
    return { amina: students[0]?.accountId ?? '', ben: students[1]?.accountId ?? '', joan: joan.accountId };
  }

  /** Somebody who looks at pages and sends forms. */
  async visitor(accountId: string | null) {
    const agent = request.agent(this.web.getHttpServer());
    if (accountId) await agent.get(`/enter/${this.institutionId}/${accountId}`).expect(200);
    const page = async (path: string) => (await agent.get(path)).text;
    const tap = async (path: string, words: RegExp, more: Readonly<Record<string, string>> = {}) => {
      const form = formWith(await page(path), words);
      if (!form) throw new Error(`no button on ${path} says ${words.source}`);
      return agent
        .post(form.action)
        .type('form')
        .send({ ...form.fields, ...more });
    };
    return { agent, page, tap };
  }

  /** Somebody chooses to show one thing to the person they are matched with. */
  async shows(accountId: string, item: string): Promise<void> {
    const here = { institutionId: this.institutionId };
    await this.get(Database).transaction(here, async (tx) => {
      const { sha256 } = await this.get(Notices).current(tx, this.lead, 'sharing.mentor');
      await tx.query(
        `select consent.record(mentor_id, 'mentor', 'sharing.mentor', $2, 'given', decode($3, 'hex'), clock_timestamp(), 'button', 'self')
         from account where id = $1`,
        [accountId, item, sha256],
      );
    });
  }

  /** The pairing of somebody's own. */
  async pairingOf(accountId: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `select p.id from pairing p join application a on a.id = p.application_id join account c on c.student_id = a.student_id
       where c.id = $1 and p.round_id = $2 order by p.proposed_at desc, p.id desc limit 1`,
      [accountId, this.roundId],
    );
    return row?.id ?? '';
  }

  /** The addresses of links that answer, from every letter in the outbox that somebody with this first name gets. */
  async linksFor(firstName: string): Promise<string[]> {
    const rows = await this.db.query<{ sealed: Buffer }>(
      `select sealed from mail where state = 'waiting' order by made_at desc`,
    );
    const here = { institutionId: this.institutionId };
    const open = this.get(Secrets);
    const texts = await this.get(Database).transaction(here, async (tx) => {
      const found: string[] = [];
      for (const { sealed } of rows)
        found.push((JSON.parse(await open.open(tx, here, 'mail.sealed', null, sealed)) as { text: string }).text);
      return found;
    });
    const theirs = texts.filter((text) => text.includes(`Hello ${firstName}`));
    return theirs.flatMap((text) => [...text.matchAll(/\/answer\/[A-Za-z0-9_-]+/g)].map(([link]) => link));
  }

  private async account(role: Role, of: { studentId?: string; mentorId?: string } = {}): Promise<string> {
    const one = { name: 'Somebody', email: `${Math.random()}@w.example`, roles: [role] };
    return (await this.get(Accounts).create(systemActor(this.institutionId), one, of)).id;
  }

  private async person(role: 'student' | 'mentor', name: string) {
    const [part, help] = role === 'student' ? ['application', 'helpWanted'] : ['offer', 'helpOffered'];
    const [row] = await this.db.query<{ id: string; part: string }>(
      `with who as (insert into ${role} (institution_id, email, first_name, last_name) values ($1, $2, $3, 'Quince') returning id)
       insert into ${part} (institution_id, round_id, ${role}_id, answers) select $1, $4, id, $5 from who
       returning ${role}_id as id, id as part`,
      [
        this.institutionId,
        `${Math.random()}@record.example`,
        name,
        this.roundId,
        JSON.stringify({ [help]: ['CV'], employer: 'Quayside Press' }),
      ],
    );
    const recordId = row?.id ?? '';
    if (role === 'mentor') await this.db.query('update offer set places = 2 where id = $1', [row?.part]);
    const of = role === 'student' ? { studentId: recordId } : { mentorId: recordId };
    return { accountId: await this.account(role, of), recordId, partId: row?.part ?? '' };
  }
}
