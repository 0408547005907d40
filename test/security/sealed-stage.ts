import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Type } from '@nestjs/common';
import { startApi } from '@footing/api';
import { Database } from '@footing/database';
import { Accounts, Invitations, Portfolios, SignInLinks, SignInMail } from '@footing/identity';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { Drafts, Reviews, Studies, StudyRuns } from '@footing/matching';
import { ImportSteps, SignedOffTiers } from '@footing/people';
import { Institutions, PriorityGroups, Programmes, RoundRules, Rounds, Schools } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, testSecrets } from '@footing/testing';
import { startWeb } from '@footing/web';
import { settingsFor } from './town';
import { DoorModule } from './door';

/** Words that are nowhere but where it is sealed. */
export const sealedWords = { source: 'narwhalvouches', group: 'zebrafinchgroup', experience: 'okapiexperience' };

/** Why an outside student comes when they do. */
interface Priority {
  readonly signedOff: number | null;
  readonly inApplication: number | null;
  readonly inGroup: boolean;
  readonly shares: boolean;
}
const priorities: readonly Priority[] = [
  { signedOff: 1, inApplication: null, inGroup: false, shares: true },
  { signedOff: null, inApplication: 3, inGroup: false, shares: false },
  { signedOff: null, inApplication: null, inGroup: true, shares: false },
  { signedOff: 4, inApplication: 2, inGroup: true, shares: true },
];

const days = {
  ...{ signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' },
  ...{ meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
};
export const visiting = ['student', 'mentor', 'consultant', 'alumni-office', 'observer', 'programme-lead'] as const;

/**
 * A university with a finished draft. Somebody looks after the students of Law; those of Arts have tiers, groups and
 * something to share, given to them in the order of `turn`: [0, 1, 2, 3] and any other must look the same to whoever does
 * not look after them.
 */
export class SealedStage {
  /** By the word before their place in an address. */
  readonly ids: Record<string, string[]> = {};
  readonly people = new Map<Role, string>();
  institutionId = '';
  private constructor(
    readonly db: FreshDatabase,
    readonly web: NestExpressApplication,
    readonly api: NestExpressApplication,
    private readonly tokens: Map<string, Actor>,
  ) {}

  static async open(turn: readonly number[]): Promise<SealedStage> {
    const db = await freshDatabase();
    const tokens = new Map<string, Actor>();
    const settings = settingsFor(db.url);
    const web = await startWeb(settings, { modules: [DoorModule] });
    const api = await startApi(settings, (token) => Promise.resolve(tokens.get(token) ?? null));
    const stage = new SealedStage(db, web, api, tokens);
    await stage.furnish(turn.map((place) => priorities[place]).filter((one) => one !== undefined));
    return stage;
  }

  actor(role: Role): Actor {
    return { institutionId: this.institutionId, accountId: this.people.get(role) ?? '', roles: [role] };
  }

  token(role: Role): string {
    this.tokens.set(role, this.actor(role));
    return role;
  }

  /** Everything that is mailed to somebody: links to sign in, and invitations to those who offer to be mentors. */
  async letters(): Promise<string[]> {
    const [institutionId, nextPath] = [this.institutionId, '/'];
    for (const role of visiting) {
      const asking = { institutionId, address: `${role}@wexmere.example`, nextPath, network: '192.0.2.1' };
      await this.get(SignInLinks).ask(asking);
    }
    const asked = await this.db.query<{ id: string }>('select id from sign_in_request');
    for (const { id } of asked) await this.get(SignInMail).decide(institutionId, id);
    const invited = ['Amy', 'Bea', 'Cal', 'Dan'].map((name) => `new-${name.toLowerCase()}@alumni.example`);
    await this.get(Invitations).invite(this.actor('alumni-office'), invited.join('\n'));
    const mails = await this.db.query<{ sealed: Buffer }>(
      'select sealed from mail where sealed is not null order by id',
    );
    return this.get(Database).transaction({ institutionId }, async (tx) => {
      const letters = mails.map(({ sealed }) => ({ personId: null, sealed }));
      const opened = await testSecrets().openMany(tx, { institutionId }, 'mail.sealed', letters);
      return opened.map((letter) => letter ?? '');
    });
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.api.close();
    await this.db.drop();
  }

  private get<T>(service: Type<T>): T {
    return this.web.get(service, { strict: false });
  }

  private async furnish(outside: readonly Priority[]): Promise<void> {
    const words = { slug: 'wexmere', name: 'Wexmere', nation: 'england', contactEmail: 'a@wexmere.example' } as const;
    this.institutionId = (await this.get(Institutions).create(words)).id;
    const system = systemActor(this.institutionId);
    for (const role of visiting) {
      const account = { name: `Some ${role}`, email: `${role}@wexmere.example`, roles: ['observer' as const] };
      const { id } = await this.get(Accounts).create(system, account);
      await this.db.query('update account_role set role = $2 where account_id = $1', [id, role]);
      this.people.set(role, id);
    }
    const [law, arts] = [
      await this.get(Schools).add(system, { name: 'Law' }),
      await this.get(Schools).add(system, { name: 'Arts' }),
    ];
    const portfolio = { whose: 'some' as const, schools: [law.id], priorityGroups: [] };
    await this.get(Portfolios).change(system, this.people.get('consultant') ?? '', portfolio);
    const lead = this.actor('programme-lead');
    const programme = await this.get(Programmes).create(lead, { name: 'Mentoring', kind: 'career', about: '' });
    const round = await this.get(Rounds).create(lead, programme.id, { name: '2026', ...days, answerWithinDays: 7 });
    const group = await this.get(PriorityGroups).add(lead, { name: sealedWords.group, target: '', risks: [] });
    await this.get(RoundRules).assignTiers(lead, round.id, { tiers: [{ priorityGroupId: group.id, tier: 5 }] });
    await this.db.query(
      `update round set lottery_seed = repeat('a', 32), lottery_commitment = encode(sha256(repeat('a', 32)::bytea), 'hex')`,
    );
    Object.assign(this.ids, { programmes: [programme.id], rounds: [round.id], schools: [law.id, arts.id] });
    Object.assign(this.ids, { 'priority-groups': [group.id], people: [...this.people.values()] });
    await this.enrol(round.id, law.id, arts.id, group.id, outside);
    await this.get(ImportSteps).tidyExperiences(this.institutionId);
    await this.draft(lead, round.id);
  }

  private async enrol(roundId: string, law: string, arts: string, group: string, outside: readonly Priority[]) {
    const applications: string[] = [];
    const offers: string[] = [];
    const listed: { student: string; tier: number }[] = [];
    for (const [index, name] of ['Amy', 'Bea', 'Cal', 'Dan'].entries()) {
      const { signedOff, inApplication, inGroup, shares } = outside[index] ?? priorities[0]!;
      const help = ['art', 'film', 'music', 'dance'][index] ?? '';
      const [student = '', application = ''] = await this.student(roundId, arts, name, help, inApplication);
      applications.push(application);
      if (signedOff !== null) listed.push({ student: name, tier: signedOff });
      const said = [this.institutionId, application, [sealedWords.experience]];
      if (shares)
        await this.db.query(
          `insert into experience_wanted_before (institution_id, application_id, experiences, agreed_how, agreed_at)
           values ($1, $2, $3, 'on a form', now())`,
          said,
        );
      if (inGroup)
        await this.db.query(
          `insert into priority_group_member (institution_id, student_id, priority_group_id, source) values ($1, $2, $3, 'import')`,
          [this.institutionId, student, group],
        );
      offers.push(await this.mentor(roundId, `Mentor${name}`, help, shares));
    }
    for (const [name, help] of [
      ['Eve', 'law'],
      ['Fay', 'courts'],
    ] as const) {
      applications.push((await this.student(roundId, law, name, help, null))[1] ?? '');
      offers.push(await this.mentor(roundId, `Mentor${name}`, help, false));
    }
    const rows = listed.map((row) => ({ ...row, validUntil: '2027-07-31', source: sealedWords.source }));
    await this.get(SignedOffTiers).replace(this.actor('programme-lead'), roundId, rows);
    const both = { applications, students: applications, review: applications, pairs: applications };
    Object.assign(this.ids, both, { unmatched: applications, offers, mentors: offers, swap: offers });
  }

  private async student(roundId: string, school: string, name: string, help: string, tier: number | null) {
    const [made] = await this.db.query<{ student: string; application: string }>(
      `with s as (insert into student (institution_id, university_id, email, first_name, last_name, school_id)
         values ($1, $2::text, lower($2::text) || '@student.example', $2::text, 'Example', $3) returning id)
       insert into application (institution_id, round_id, student_id, answers, sealed_tier)
       select $1, $4, id, $5, $6 from s returning student_id as student, id as application`,
      [this.institutionId, name, school, roundId, JSON.stringify({ helpWanted: [help] }), tier],
    );
    return [made?.student ?? '', made?.application ?? ''];
  }

  private async mentor(roundId: string, name: string, help: string, shares: boolean): Promise<string> {
    const [made] = await this.db.query<{ id: string }>(
      `with m as (insert into mentor (institution_id, email, first_name, last_name)
         values ($1, lower($2::text) || '@alumni.example', $2::text, 'Example') returning id)
       insert into offer (institution_id, round_id, mentor_id, answers, places) select $1, $3, id, $4, 1 from m returning id`,
      [this.institutionId, name, roundId, JSON.stringify({ helpOffered: [help] })],
    );
    if (shares)
      await this.db.query(
        `insert into experience_offered_before (institution_id, offer_id, experiences, agreed_how, agreed_at)
         values ($1, $2, $3, 'on a form', now())`,
        [this.institutionId, made?.id, [sealedWords.experience]],
      );
    return made?.id ?? '';
  }

  private async draft(lead: Actor, roundId: string): Promise<void> {
    const { id: draftId } = await this.get(Drafts).make(lead, roundId, { keep: 'nothing' });
    await this.get(Drafts).run(this.institutionId, draftId);
    const { id: studyId } = await this.get(Studies).ask(lead, draftId, { kind: 'chances', draws: 100 });
    await this.get(StudyRuns).run(this.institutionId, studyId);
    const { revision: seen } = await this.get(Drafts).find(lead, draftId);
    const [applicationId = ''] = this.ids['applications'] ?? [];
    await this.get(Reviews).approve(lead, { draftId, applicationId, seen });
    Object.assign(this.ids, { drafts: [draftId], studies: [studyId] });
  }
}
