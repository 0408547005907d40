import { connectionOptions, Database, Jobs } from '@footing/database';
import { Accounts, identityEntities, Portfolios } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { Notices } from '@footing/consent';
import { peopleEntities } from '@footing/people';
import { Institutions, Programmes, programmesEntities, Rounds, Schools } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { matchingEntities } from '../data/entities';
import type { EngineDesk } from '../engine-desk';
import { Desk } from './desk';

/** What a person of the stage said. */
export interface Said {
  readonly [field: string]: string | number | readonly string[];
}

/** A round in a real database, with consultants who have a desk each: two connection pools, as two processes would. */
export class Stage {
  readonly clock = new HeldClock();
  readonly ids = new Map<string, string>();
  private readonly people = new Map<string, { readonly kind: 'student' | 'mentor'; readonly id: string }>();
  priya!: Actor;
  owen!: Actor;
  roundId!: string;
  schoolId!: string;
  private readonly sources: DataSource[] = [];
  private readonly queues: Jobs[] = [];
  private readonly engines: EngineDesk[] = [];

  private constructor(readonly db: FreshDatabase) {}

  static async open(): Promise<Stage> {
    const stage = new Stage(await freshDatabase());
    await stage.furnish();
    return stage;
  }

  /** A desk with its own connections. */
  async desk(): Promise<Desk> {
    const entities = [...programmesEntities, ...identityEntities, ...peopleEntities, ...matchingEntities];
    const source = await new DataSource({ ...connectionOptions(this.db.url, 4), entities }).initialize();
    const jobs = new Jobs(this.db.url);
    this.sources.push(source);
    this.queues.push(jobs);
    const desk = new Desk(new Database(source), jobs, this.clock);
    this.engines.push(desk.engine);
    return desk;
  }

  /** A round of its own for a test. Who is named can be asked for by name: `stage.id('Amina')`. */
  async newRound(): Promise<void> {
    const database = (await this.firstDesk()).database;
    const [programme] = await new Programmes(database).list(this.lead);
    const days = { signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' };
    const round = await new Rounds(database).create(this.lead, programme?.id ?? '', {
      ...{ name: `Round ${this.counted()}`, ...days, meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
      answerWithinDays: 7,
    });
    this.roundId = round.id;
  }

  /** @param tier sealed by the records office. */
  async student(name: string, answers: Said, tier: number | null = null): Promise<string> {
    return this.person('student', 'application', name, answers, { sealed_tier: tier });
  }

  async mentor(name: string, places: number, answers: Said): Promise<string> {
    return this.person('mentor', 'offer', name, answers, { places });
  }

  /** Somebody agrees that matching may know that they share these. */
  async shares(name: string, ...words: string[]): Promise<void> {
    const { steps } = await this.firstDesk();
    const [table, part] =
      this.kindOf(name) === 'student' ? ['experience_wanted', 'application'] : ['experience_offered', 'offer'];
    await this.db.query(
      `insert into ${table}_before (institution_id, ${part}_id, experiences, agreed_how, agreed_at) values ($1, $2, $3, 'a form', now())`,
      [this.priya.institutionId, this.id(name), words],
    );
    await steps.tidyExperiences(this.priya.institutionId);
  }

  /**
   * Somebody decides about matching, or about what they share, all of it at once.
   * @returns each stop, or yes, as it was recorded.
   */
  async decides(name: string, kind: 'given' | 'withdrawn' | 'objected' | 'objection-lifted') {
    const { database } = await this.firstDesk();
    const purpose: 'matching.core' | 'matching.characteristics' = kind.startsWith('object')
      ? 'matching.core'
      : 'matching.characteristics';
    const person = { kind: this.kindOf(name), id: this.personId(name) };
    const items = await this.db.query<{ item: string }>(
      'select item from consent.state where subject_id = $1 and purpose = $2',
      [person.id, purpose],
    );
    return database.transaction(this.priya, async (tx) => {
      const { sha256 } = await new Notices().current(tx, this.priya, purpose);
      const made = [];
      for (const { item } of items) {
        const [event] = await tx.query<{ epoch: number }[]>(
          `select epoch from consent.record($1, $2, $3, $4, $5, decode($6, 'hex'), clock_timestamp(), 'button', 'system')`,
          [person.id, person.kind, purpose, item, kind, sha256],
        );
        made.push({ person, purpose, item, epoch: event?.epoch ?? 0 });
      }
      return made;
    });
  }

  /** Of the student or mentor, where `id` is of the application or offer. */
  personId(name: string): string {
    return this.people.get(name)?.id ?? '';
  }

  private kindOf(name: string): 'student' | 'mentor' {
    return this.people.get(name)?.kind ?? 'student';
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`${name} is not on the stage`);
    return id;
  }

  async close(): Promise<void> {
    for (const engine of this.engines) await engine.onApplicationShutdown();
    for (const queue of this.queues) await queue.onApplicationShutdown();
    for (const source of this.sources) await source.destroy();
    await this.db.drop();
  }

  get lead(): Actor {
    return { ...this.priya, roles: ['programme-lead'] };
  }

  private count = 0;
  private counted(): number {
    this.count += 1;
    return this.count;
  }

  private first: Promise<Desk> | undefined;
  private firstDesk(): Promise<Desk> {
    this.first ??= this.desk();
    return this.first;
  }

  private async furnish(): Promise<void> {
    const { database } = await this.firstDesk();
    const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
    const institution = await new Institutions(database).create({ slug: 'wharfedale', name: 'Wharfedale', ...words });
    const actor = systemActor(institution.id);
    const accounts = new Accounts(database);
    const consultant = async (name: string): Promise<Actor> => {
      const email = `${name.toLowerCase()}@wharfedale.example`;
      const { id } = await accounts.create(actor, { name, email, roles: ['consultant'] });
      await new Portfolios(database).change(actor, id, { whose: 'everybody', schools: [], priorityGroups: [] });
      return { institutionId: institution.id, accountId: id, roles: ['consultant'] };
    };
    this.priya = await consultant('Priya');
    this.owen = await consultant('Owen');
    this.schoolId = (await new Schools(database).add(actor, { name: 'Law' })).id;
    await new Programmes(database).create(actor, { name: 'Career mentoring', kind: 'career', about: '' });
  }

  private async person(
    table: 'student' | 'mentor',
    part: string,
    name: string,
    answers: Said,
    more: Record<string, unknown>,
  ) {
    const [first = '', last = 'Example'] = name.split(' ');
    const institution = this.priya.institutionId;
    const email = `${first}.${this.counted()}@${table}.example`.toLowerCase();
    const [person] = await this.db.query<{ id: string }>(
      `insert into ${table} (institution_id, first_name, last_name, email, school_id)
       values ($1, $2, $3, $4, $5) returning id`,
      [institution, first, last, email, table === 'student' ? this.schoolId : null],
    );
    const [key, value] = Object.entries(more)[0] ?? [];
    const [row] = await this.db.query<{ id: string }>(
      `insert into ${part} (institution_id, round_id, ${table}_id, answers, ${key}) values ($1, $2, $3, $4, $5) returning id`,
      [institution, this.roundId, person?.id, JSON.stringify(answers), value],
    );
    this.ids.set(name, row?.id ?? '');
    this.people.set(name, { kind: table, id: person?.id ?? '' });
    return email;
  }
}
