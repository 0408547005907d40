import { Notices } from '@footing/consent';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { Accounts, identityEntities, Portfolios } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { ApprovedPairs, DraftRuns, EngineDesk, Drafts, matchingEntities, Reviews, Swaps } from '@footing/matching';
import { Candidates, peopleEntities } from '@footing/people';
import { Institutions, Programmes, programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { pairingsEntities } from '../data/entities';
import { Pairings } from '../pairings.service';

const entities = [
  ...[...programmesEntities, ...identityEntities, ...peopleEntities],
  ...[...matchingEntities, ...pairingsEntities],
];

/** A reviewed round in a real database: four students, three mentors, a draft that is ready. */
export class Stage {
  readonly clock = new HeldClock();
  drafts!: Drafts;
  reviews!: Reviews;
  swaps!: Swaps;
  priya!: Actor;
  roundId!: string;
  draftId!: string;
  private readonly ids = new Map<string, string>();
  private readonly sources: DataSource[] = [];
  jobs!: Jobs;
  private choosing!: Database;
  private readonly engine = new EngineDesk();
  private rounds = 0;

  private constructor(readonly db: FreshDatabase) {}

  static async open(): Promise<Stage> {
    const stage = new Stage(await freshDatabase());
    await stage.furnish();
    return stage;
  }

  /** The service under test, with connections of its own. */
  async pairings(approved = new ApprovedPairs()): Promise<Pairings> {
    return new Pairings(await this.connect(), this.clock, approved, this.jobs);
  }

  /** Somebody objects to being matched, and is told that it has stopped. */
  async objects(kind: 'student' | 'mentor', name: string): Promise<void> {
    const [table, part] = kind === 'student' ? ['student_id', 'application'] : ['mentor_id', 'offer'];
    await this.choosing.transaction(this.priya, async (tx) => {
      const { sha256 } = await new Notices().current(tx, this.priya, 'matching.core');
      await tx.query(
        `select consent.record(${table}, $2, 'matching.core', '', 'objected', decode($3, 'hex'), clock_timestamp(), 'button', 'system')
         from ${part} where id = $1`,
        [this.id(name), kind, sha256],
      );
    });
  }

  id(name: string): string {
    return this.ids.get(name) ?? '';
  }

  /** A new round with its people and a draft: Joan has two places, the others one each. */
  async newRound(): Promise<void> {
    const [{ id: programmeId } = { id: '' }] = await this.db.query<{ id: string }>('select id from programme');
    this.rounds += 1;
    const [round] = await this.db.query<{ id: string }>(
      `insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       values ($1, $2, $3, '2026-09-21', '2026-11-01', '2026-12-01', '2026-12-02', '2027-06-01') returning id`,
      [this.priya.institutionId, programmeId, `Round ${this.rounds}`],
    );
    this.roundId = round?.id ?? '';
    await this.db.query(
      `insert into criterion (institution_id, round_id, kind, name, weight, position) values ($1, $2, 'help', 'Help', 100, 0)`,
      [this.priya.institutionId, this.roundId],
    );
    for (const [name, help] of [
      ['Amina', 'law'],
      ['Ben', 'law'],
      ['Cerys', 'art'],
      ['Dafydd', 'maths'],
    ] as const)
      await this.person('student', 'application', name, { helpWanted: [help] }, 1);
    for (const [name, help, places] of [
      ['Joan', 'law', 2],
      ['Tom', 'art', 1],
      ['Una', 'maths', 1],
    ] as const)
      await this.person('mentor', 'offer', name, { helpOffered: [help] }, places);
    await this.newDraft('nothing');
  }

  async newDraft(keep: 'nothing' | 'pins-and-approved'): Promise<void> {
    const { id, institutionId } = await this.drafts.make(this.priya, this.roundId, { keep });
    await this.drafts.run(institutionId, id);
    this.draftId = id;
  }

  async approve(...names: string[]): Promise<void> {
    const ids = names.map((name) => this.id(name));
    await this.reviews.approveMany(this.priya, this.draftId, ids, 1_000);
  }

  /** Where each student of the draft stands, by name. */
  async reviewStates(): Promise<Record<string, string>> {
    const rows = await this.db.query<{ name: string; review: string }>(
      `select s.first_name || ' ' || s.last_name as name, p.review from draft_pair p
         join application a on a.id = p.application_id join student s on s.id = a.student_id where p.draft_id = $1`,
      [this.draftId],
    );
    return Object.fromEntries(rows.map(({ name, review }) => [name, review]));
  }

  async close(): Promise<void> {
    await this.engine.onApplicationShutdown();
    await this.jobs.onApplicationShutdown();
    for (const source of this.sources) await source.destroy();
    await this.db.drop();
  }

  async connect(): Promise<Database> {
    const source = await new DataSource({ ...connectionOptions(this.db.url, 4), entities }).initialize();
    this.sources.push(source);
    return new Database(source);
  }

  private async furnish(): Promise<void> {
    const database = await this.connect();
    this.choosing = await this.connect();
    this.jobs = new Jobs(this.db.url);
    this.drafts = new Drafts(
      ...([database, this.jobs, this.clock] as const),
      new DraftRuns(database, this.clock, new Candidates(database, testSecrets())),
    );
    this.reviews = new Reviews(database, this.clock);
    this.swaps = new Swaps(database, this.clock, this.engine);
    const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
    const { id } = await new Institutions(database).create({ slug: 'wharfedale', name: 'Wharfedale', ...words });
    const priya = { name: 'Priya', email: 'priya@wharfedale.example', roles: ['consultant' as const] };
    const account = await new Accounts(database).create(systemActor(id), priya);
    const everybody = { whose: 'everybody' as const, schools: [], priorityGroups: [] };
    await new Portfolios(database).change(systemActor(id), account.id, everybody);
    this.priya = { institutionId: id, accountId: account.id, roles: ['consultant'] };
    await new Programmes(database).create(systemActor(id), { name: 'Career mentoring', kind: 'career', about: '' });
  }

  private async person(table: string, part: string, name: string, answers: object, number: number): Promise<void> {
    const extra = part === 'offer' ? 'places' : 'sealed_tier';
    const [row] = await this.db.query<{ id: string }>(
      `with person as (insert into ${table} (institution_id, first_name, last_name, email)
         values ($1, $2, 'Example', $3) returning id)
       insert into ${part} (institution_id, round_id, ${table}_id, answers, ${extra})
         select $1, $4, id, $5, $6 from person returning id`,
      [
        this.priya.institutionId,
        name,
        `${name}.${this.rounds}@${table}.example`.toLowerCase(),
        this.roundId,
        answers,
        number,
      ],
    );
    this.ids.set(name, row?.id ?? '');
  }
}
