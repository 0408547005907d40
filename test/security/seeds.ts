import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Role } from '@footing/kernel';
import type { FreshDatabase } from '@footing/testing';

type Row = Readonly<Record<string, unknown>>;
type Maker = (whose: string) => Promise<string>;

/** Places in addresses that stand for a word, not for a thing: one that is good. */
const words: Readonly<Record<string, string>> = {
  documents: 'board-page',
  format: 'html',
  what: 'approve',
  new: 'students',
  'import-templates': 'students',
  purposes: 'news',
  receipt: 'json-ld',
  questions: 'help',
  offer: 'help',
  modules: 'mentors-safeguarding',
  guides: 'guide-goodbye',
  'together-texts': 'guide-goodbye',
  step: 'pause',
  steps: 'private',
  files: '1',
  n: '1',
  preview: '1',
  ready: 'student-close',
  slots: 'asq-belonging',
  items: 'one',
  scales: 'kept',
  measures: 'M02',
  export: 'xlsform',
  words: 'doing-reach',
};

/** Kinds that some may read of everybody and others of their own alone: everybody is given their own. */
const ownAtLeast = new Set(['kpis', 'school-plans', 'school-plan-actions']);

/** Kinds of which everybody has their own. */
const personal = new Set([
  'my-actions',
  'messages',
  'mine',
  'devices',
  'passkeys',
  'own-decisions',
  'asked',
  'stories',
  'my-pairings',
  'meetings',
  'together',
  'standing-approvals',
  'training',
  'shortlist',
  'short-calls',
  'intro-calls',
  'places',
  'surveys',
]);

const LISTED = `insert into introduction_list (institution_id, round_id, application_id, offer_id, position, score, parts, rank)
  select p.institution_id, p.round_id, p.application_id, p.offer_id, n.next, 100, '[]', n.next from pairing p
    cross join lateral (select count(*) + 1 as next from introduction_list l where l.application_id = p.application_id) n
  where p.id = $1 and n.next <= 3`;
const HOURS = `insert into introduction_hours (institution_id, round_id, offer_id, calls, said_at)
  select institution_id, round_id, offer_id, 30, now() from pairing where id = $1 on conflict do nothing`;
const CALL = `with made as (
    insert into introduction_call (institution_id, round_id, application_id, offer_id, call_no, calls, made_at)
    select p.institution_id, p.round_id, p.application_id, p.offer_id, 30 - n.calls, 30, now() from pairing p
      join introduction_list l on l.application_id = p.application_id and l.offer_id = p.offer_id
      cross join lateral (select count(*) as calls from introduction_call c where c.offer_id = p.offer_id) n
    where p.id = $1 returning id)
  select id from made union all
  select c.id from introduction_call c join pairing p on p.application_id = c.application_id where p.id = $1 limit 1`;

const surveyFor = (canary: string) => {
  const words = { en: canary };
  const item = { type: 'line', key: 'one', text: words, personal: 'low', atMost: 40 };
  return JSON.stringify({
    ...{ key: 'seed', title: words, languages: ['en'], welcome: words, thanks: words, items: [item], scales: [] },
  });
};
/** The same, with a scale that is kept as it is. */
const scaledSurveyFor = (canary: string) => {
  const survey = JSON.parse(surveyFor(canary)) as { items: unknown[] };
  const words = { en: canary };
  const item = { type: 'number', key: 'two', text: words, personal: 'low', from: 1, to: 2, isWhole: true };
  const scale = {
    ...{
      key: 'kept',
      name: words,
      construct: canary,
      isValidated: false,
      lock: 'wording',
      licence: 'CC0',
      direction: 'higher',
    },
    ...{ parts: [{ key: 'two', isReversed: false }], coding: { 1: 1, 2: 2 }, answeredAtLeast: 1, isComposite: true },
  };
  return JSON.stringify({ ...survey, items: [...survey.items, item], scales: [scale] });
};
const SURVEY = `with i as (insert into instrument (institution_id, key, made_at) values ($1, 'seed', now())
    on conflict on constraint instrument_key_once do update set retired_at = null returning id),
  v as (insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
    select $1, id, 1, 'frozen', $5, sha256(convert_to($5, 'UTF8')), now(), now() from i
    on conflict on constraint instrument_version_number_once do update set content = excluded.content returning id),
  w as (insert into survey_wave (institution_id, round_id, kind, audience, anchor, offset_days, window_days, version_id, made_at)
    select $1, $2, 'close', $3, 'programme-end', 0, 28, id, now() from v
    on conflict on constraint survey_wave_once do update set closed_at = null returning id, version_id)
  insert into survey_invitation (institution_id, wave_id, round_id, kind, audience, version_id, person_kind, person_id, invited_at, closes_at)
    select $1, id, $2, 'close', $3, version_id, $3, $4, now(), now() + interval '28 days' from w
    on conflict on constraint survey_invitation_once do update set ended_at = null, ended_as = null returning id`;

/** One of everything in a university, by the word that stands before its id in addresses. */
export class Seeds {
  private readonly kept: Record<string, string> = {};
  private readonly beyond: Record<string, string> = {};

  constructor(
    private readonly db: FreshDatabase,
    private readonly institutionId: string,
    private readonly canary: string,
    private readonly people: Readonly<Record<Role, string>>,
    private readonly trial: (providerId: string) => Promise<string>,
  ) {}

  keep(ids: Readonly<Record<string, string>>): void {
    Object.assign(this.kept, ids);
  }

  /** Things of the same institution that a consultant with a portfolio does not reach. */
  beyondReach(ids: Readonly<Record<string, string>>): void {
    Object.assign(this.beyond, ids);
  }

  /** Whether addresses with this word have something behind them here. */
  knows(kind: string): boolean {
    return kind in words || kind in this.kept || kind in this.makers;
  }

  /** Makes one of everything that there is not yet. */
  async all(): Promise<void> {
    for (const kind of Object.keys(this.makers)) await this.of(kind);
  }

  isWord(kind: string): boolean {
    return kind in words;
  }

  outside(kind: string): string | null {
    return this.beyond[kind] ?? null;
  }

  /** @throws where nothing is known: a new kind of address needs something behind it here. */
  async of(kind: string, whose: string = this.people.administrator): Promise<string> {
    const key = personal.has(kind) || ownAtLeast.has(kind) ? `${kind} of ${whose}` : kind;
    return words[kind] ?? (this.kept[key] ??= await this.fresh(kind, whose));
  }

  /** The same, made anew where it can be: for what may be used up. */
  async fresh(kind: string, whose: string = this.people.administrator): Promise<string> {
    const maker = this.makers[kind];
    if (maker) return maker(whose);
    const known = words[kind] ?? this.kept[kind];
    if (known === undefined) throw new Error(`nothing stands behind ${kind}`);
    return known;
  }

  /** Another person's, of the same institution. */
  async anothers(kind: string, whose: string): Promise<string | null> {
    const { student, mentor } = this.people;
    return personal.has(kind) ? this.of(kind, whose === student ? mentor : student) : null;
  }

  student = (roundId: string, schoolId: string) =>
    this.part('student', 'application', roundId, { school_id: schoolId });
  mentor = (roundId: string) => this.part('mentor', 'offer', roundId, {});

  device = (accountId: string) =>
    this.add('account_session', {
      ...{ hash: randomBytes(32), account_id: accountId, method: 'e-mail', strength: 'two', agent: this.canary },
      data: '{}',
    });

  private passkey = (accountId: string) =>
    this.add('passkey', {
      ...{ account_id: accountId, credential_id: randomBytes(16), public_key: randomBytes(32) },
      ...{ name: this.canary, backed_up: false },
    });

  private readonly makers: Readonly<Record<string, Maker>> = {
    schools: () => this.add('school', { name: this.named() }),
    'priority-groups': () => this.add('priority_group', { name: this.named() }),
    criteria: () =>
      this.add('criterion', {
        ...{ round_id: this.kept['rounds'], kind: 'equal', name: this.named(), weight: 0, position: 99 },
        ...{ student_field: 'column:a', mentor_field: 'column:b' },
      }),
    barriers: () =>
      this.add('barrier', {
        ...{ round_id: this.kept['rounds'], kind: 'must-be-equal', name: this.named(), position: 99 },
        ...{ student_field: 'column:a', mentor_field: 'column:b' },
      }),
    imports: () =>
      this.add('import', {
        ...{ round_id: this.kept['rounds'], kind: 'students', state: 'mapping', file_name: this.named(), file_size: 1 },
        ...{ headers: ['First name', this.canary], created_by: this.people['programme-lead'] },
      }),
    cover: () =>
      this.add('portfolio_cover', {
        ...{ from_account_id: this.people.consultant, to_account_id: this.people['programme-lead'] },
        ...{ from_day: '2026-09-01', to_day: '2099-09-01' },
      }),
    'sign-in': () =>
      this.add('identity_provider', {
        ...{ kind: 'oidc', name: this.named(), entity_id: `https://${this.named().replace(/ /g, '-')}.example` },
        settings: JSON.stringify({
          ...{ scopes: [], strong: [], skewSeconds: 60, clientId: 'footing', metadataUrl: null },
          metadataCertificate: null,
        }),
      }),
    tests: async () => this.trial(await this.of('sign-in')),
    'api-keys': () =>
      this.add('api_key', {
        ...{ name: this.named(), scopes: ['people:read'], hash: randomBytes(32), ending: 'abcd' },
        expires_at: '2027-06-01',
      }),
    'codes-lost': () => this.reset(),
    training: (accountId) => Promise.resolve(this.lesson(accountId)),
    surveys: (accountId) => this.survey(accountId),
    instruments: () => this.instrument(),
    waves: () => this.wave(),
    evidence: () => this.snapshot(),
    plans: () => this.snapshot(),
    releases: () => this.release(),
    registry: () => this.registryFile(),
    'kinds-of-activity': () => this.kindsList(),
    campaigns: () =>
      this.add('campaign', {
        ...{
          round_id: this.kept['rounds'],
          name: this.canary,
          audience: 'mentors',
          subject: this.named(),
          body: this.canary,
        },
        segment: '{"standing":"earlier","schools":[],"groups":[],"years":[],"courses":[],"sectors":[]}',
      }),
    checks: () => this.add('mentor_check_kind', { name: this.named() }),
    person: () =>
      this.add('student', {
        ...{ first_name: this.canary, last_name: this.canary },
        email: `${randomBytes(4).toString('hex')}@asks.example`,
      }),
    'mentors-checked': () =>
      this.add('mentor', {
        ...{ first_name: this.canary, last_name: this.canary },
        email: `${randomBytes(4).toString('hex')}@checked.example`,
      }),
    places: (accountId) => this.offerOf(accountId),
    'mentors-invited': () =>
      this.add('invitation', {
        email: `${randomBytes(4).toString('hex')}@${this.canary}.example`,
        token_hash: randomBytes(32),
      }),
    interested: () =>
      this.add('mentor_interest', {
        ...{ email_hash: randomBytes(32), key_hash: randomBytes(32), sealed: randomBytes(32) },
        ...{ asked_at: '2026-11-03', expires_at: '2026-11-04', confirmed_at: '2026-11-03' },
      }),
    stories: (accountId) => this.story(accountId),
    'stories-asked': () => this.story(this.people.student),
    pairings: () => this.pairing(),
    'my-pairings': (accountId) => this.pairing(accountId),
    meetings: (accountId) => this.meeting(accountId),
    together: (accountId) => this.pairing(accountId),
    shortlist: async (accountId) => (await this.introduced(accountId)).roundId,
    'short-calls': async (accountId) => (await this.introduced(accountId)).roundId,
    'intro-calls': async (accountId) => (await this.introduced(accountId)).callId,
    'standing-approvals': (accountId) =>
      this.add('standing_approval', {
        ...{ round_id: this.kept['rounds'], at_least: 65_000, decided_by: accountId },
        ...{ decided_at: '2026-11-03', ended_at: '2026-11-03' },
      }),
    messages: (accountId) => this.pairing(accountId),
    'opened-messages': () => this.opening(),
    concerns: () => this.concern(this.people.student),
    mine: (accountId) => this.concern(accountId),
    retention: () => this.retentionRun(),
    rights: () => this.right(this.people.student),
    asked: (accountId) => this.right(accountId),
    kpis: async (accountId) => this.kpi(await this.staffFor(accountId)),
    networks: () =>
      this.add('network', { name: this.named(), about: this.canary, made_at: '2026-11-03', changed_at: '2026-11-03' }),
    'my-actions': async (accountId) => this.practiceAction(await this.staffFor(accountId)),
    made: async () =>
      this.add('sector_publication', {
        ...{ number: randomInt(1, 1_000_000_000), release: await this.of('releases'), period: '2025/26' },
        ...{ content: JSON.stringify(this.canary), sha256: randomBytes(32), made_at: '2026-11-03' },
      }),
    sites: () => this.site(),
    profiles: () => this.trackerProfile(),
    preparations: () => this.trackerPreparation(),
    'brought-in': () => this.broughtIn(),
    arrivals: () =>
      this.add('sector_arrival', {
        files: JSON.stringify([{ name: this.canary, text: null, faults: [], told: null }]),
        // What nobody confirms is let go of after two weeks.
        sent_at: new Date(),
      }),
    'school-plans': (accountId) => this.ledSchool(accountId),
    'school-leads': async (accountId) => {
      const schoolId = await this.add('school', { name: this.named() });
      return this.add('school_lead', {
        ...{ school_id: schoolId, account_id: await this.staffFor(accountId), begun_at: '2026-11-03' },
      });
    },
    'school-plan-actions': async (accountId) => {
      const changed_by = await this.staffFor(accountId);
      return this.add('school_action', {
        ...{ school_id: await this.ledSchool(changed_by), year: 2026, what: this.canary, why: this.canary },
        ...{
          owner_words: this.canary,
          due_on: '2027-07-31',
          made_at: '2026-11-03',
          changed_at: '2026-11-03',
          changed_by,
        },
      });
    },
    years: () => this.practiceYear(),
    entries: async () => this.practiceEntry(await this.practiceYear()),
    actions: () => this.practiceAction(),
    devices: this.device,
    passkeys: this.passkey,
    'own-decisions': (accountId) => this.decision(accountId),
  };

  /** A survey that waits for this person, as a backup might bring it back, which asks no rule. */
  private async survey(accountId: string): Promise<string> {
    const { kind, id } = await this.self(accountId);
    await this.db.query('begin');
    await this.db.query('set local session_replication_role = replica');
    for (const table of ['survey_score', 'survey_answer', 'survey_response'])
      await this.db.query(`delete from ${table} where person_id = $1`, [id]);
    const [made] = await this.db.query<{ id: string }>(SURVEY, [
      ...[this.institutionId, this.kept['rounds'], kind, id, surveyFor(this.canary)],
    ]);
    await this.db.query('commit');
    return made?.id ?? '';
  }

  /** How a file for a tracking service is made. */
  private async trackerProfile(): Promise<string> {
    const id = await this.add('tracker_profile', {
      ...{ tracker: 'HEAT', file: 'participants', name: this.named(), made_at: '2026-11-03' },
    });
    const columns = [{ heading: this.canary, required: false, rule: { kind: 'constant', text: this.canary } }];
    const content = {
      tracker: 'HEAT',
      file: 'participants',
      dateFormat: 'dd/mm/yyyy',
      leastNotice: 0,
      compared: true,
      columns,
    };
    await this.db.query(
      `insert into tracker_profile_version (institution_id, profile_id, version, content, saved_by, saved_at)
       values ($1, $2, 1, $3, gen_random_uuid(), '2026-11-03')`,
      [this.institutionId, id, JSON.stringify(content)],
    );
    return id;
  }

  /** A file in the making, which somebody else prepared. */
  private async trackerPreparation(): Promise<string> {
    return this.add('tracker_preparation', {
      ...{ profile_id: await this.trackerProfile(), version: 1, year: 2025, unread: [this.canary] },
      ...{ made_by: randomUUID(), made_at: '2026-11-03' },
    });
  }

  /** A university whose key is trusted. */
  private async site(): Promise<string> {
    const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), randomBytes(32)]).toString('base64');
    const id = await this.add('sector_institution', {
      ...{ name: this.canary, nation: 'England', public_key: key, added_at: '2026-11-03' },
    });
    await this.db.query(`update sector_institution set confirmed_at = '2026-11-03' where id = $1`, [id]);
    return id;
  }

  /** Figures that came from it. */
  private async broughtIn(): Promise<string> {
    const institution = { name: this.canary, nation: 'England', ukprn: null, mayBeNamed: true };
    const content = { institution, number: 1, period: '2025/26', profile: 'public', tables: [] };
    return this.add('sector_release', {
      ...{ source_id: await this.site(), number: 1, period: '2025/26', content: JSON.stringify(content) },
      ...{ sha256: randomBytes(32), brought_in_at: '2026-11-03' },
    });
  }

  /** A finished year of looking at what is done for social mobility: everybody who may read it reads it. */
  private async practiceYear(): Promise<string> {
    const year = String(randomInt(2_000, 2_200));
    const [there] = await this.db.query<{ id: string }>(
      'select id from practice_year where institution_id = $1 and year = $2',
      [this.institutionId, year],
    );
    return there?.id ?? this.add('practice_year', { year, begun_at: '2026-11-03', finished_at: '2026-11-03' });
  }

  private async practiceEntry(yearId: string): Promise<string> {
    const [there] = await this.db.query<{ id: string }>(
      `select id from practice_entry where institution_id = $1 and year_id = $2`,
      [this.institutionId, yearId],
    );
    if (there) return there.id;
    await this.db.query('update practice_year set finished_at = null where id = $1', [yearId]);
    const id = await this.add('practice_entry', { year_id: yearId, part: 'doing-reach', activity: this.canary });
    await this.db.query(`update practice_year set finished_at = '2026-11-03' where id = $1`, [yearId]);
    return id;
  }

  private async practiceAction(ownerId: string | null = null): Promise<string> {
    const owner = ownerId === null ? { owner_words: this.canary } : { owner_id: ownerId };
    return this.add('practice_action', {
      ...{ entry_id: await this.practiceEntry(await this.practiceYear()), what: this.canary, ...owner },
      ...{ due_on: '2027-07-31', made_at: '2026-11-03', changed_at: '2026-11-03' },
    });
  }

  /** A school that this person leads. */
  private async ledSchool(accountId: string): Promise<string> {
    const schoolId = await this.add('school', { name: this.named() });
    const account_id = await this.staffFor(accountId);
    await this.add('school_lead', { school_id: schoolId, account_id, begun_at: '2026-11-03' });
    return schoolId;
  }

  /** Only staff see to things: for whoever takes part a colleague does. */
  private async staffFor(accountId: string): Promise<string> {
    if (accountId !== this.people.student && accountId !== this.people.mentor) return accountId;
    const id = await this.add('account', {
      name: this.canary,
      email: `${randomBytes(4).toString('hex')}@colleague.example`,
    });
    await this.db.query(`insert into account_role (institution_id, account_id, role) values ($1, $2, 'champion')`, [
      this.institutionId,
      id,
    ]);
    return id;
  }

  /** A KPI that is agreed, so that everybody who reads reports may read it. */
  private kpi(ownerId: string): Promise<string> {
    return this.add('kpi', {
      ...{ name: this.canary, measure: 'M13', population: 'participants', owner_id: ownerId, state: 'agreed' },
      ...{ agreed_at: '2026-11-03', made_at: '2026-11-03', changed_at: '2026-11-03' },
    });
  }

  /** A draft of a survey. */
  private async instrument(): Promise<string> {
    const id = await this.add('instrument', { key: `seed-${randomBytes(4).toString('hex')}`, made_at: '2026-11-03' });
    await this.add('instrument_version', {
      ...{
        instrument_id: id,
        number: 1,
        state: 'draft',
        content: scaledSurveyFor(this.canary),
        changed_at: '2026-11-03',
      },
    });
    return id;
  }

  /** A list of kinds of activity that waits to be looked at. */
  private async kindsList(): Promise<string> {
    const number = String(randomInt(1_000, 900_000_000));
    await this.db.query(`insert into moat_list (institution_id, number, brought_at) values ($1, $2, '2026-11-03')`, [
      ...[this.institutionId, number],
    ]);
    await this.db.query(`insert into moat_code values ($1, $2, 1, $3, '', '')`, [
      this.institutionId,
      number,
      this.canary,
    ]);
    return number;
  }

  /** A file of university records that was joined, where the officer has said on what joining them rests. */
  private async registryFile(): Promise<string> {
    await this.db.query(
      `insert into linkage_terms (institution_id, lawful_basis, retention_months, settled_at)
       values ($1, $2, 24, '2026-11-03') on conflict do nothing`,
      [this.institutionId, this.canary],
    );
    const file = { sha256: randomBytes(32), columns: [this.canary], row_count: 1, joined: 1, state: 'done' };
    return this.add('registry_file', { ...file, sent_at: '2026-11-03', settled_at: '2026-11-04' });
  }

  /** A snapshot, known by a number that no other university's has. */
  private async snapshot(): Promise<string> {
    const number = String(randomInt(1_000, 900_000_000));
    const arm = {
      key: 'arm',
      name: this.canary,
      kind: 'arm',
      isSensitive: false,
      codes: [{ code: 'matched', name: '' }],
    };
    await this.db.query(
      `with s as (
         insert into evidence.snapshot (institution_id, number, name, taken_at, sha256, row_count, nation, dimensions, scales, population)
         values ($1, $2, $3, '2026-11-03', $4, 1, 'england', $5, '[]', '[]') returning institution_id, number)
       insert into evidence.person (institution_id, snapshot, pid, side, round, codes, stages, meetings, minutes, has_ended, waves, scores,
         outcomes, mark)
       select institution_id, number, repeat('a', 26), 'student', 1, '{0}', 7, 0, 0, false, '{0,0,0,0,0}', '{}', '{null,null,null,null}', 0
       from s`,
      [this.institutionId, number, this.canary, randomBytes(32), JSON.stringify([arm])],
    );
    return number;
  }

  /** A release that two people signed, known by a number that no other university's has. */
  private async release(): Promise<string> {
    const number = String(randomInt(1_000, 900_000_000));
    await this.db.query(
      `insert into evidence.release (institution_id, number, snapshot, name, profile, asks, tables, sha256, state, proposed_by,
         proposed_at, settled_by, settled_at)
       values ($1, $2, $3, $4, 'public', '[]', '{"shown": [], "ledger": []}', $5, 'signed', $6, '2026-11-03', $7, '2026-11-03')`,
      [
        ...[this.institutionId, number, await this.snapshot(), this.canary, randomBytes(32)],
        ...[this.people.analyst, this.people['programme-lead']],
      ],
    );
    return number;
  }

  /** A wave of the round that nobody was asked at. */
  private async wave(): Promise<string> {
    const survey = await this.add('instrument', {
      key: `seed-${randomBytes(4).toString('hex')}`,
      made_at: '2026-11-03',
    });
    const version = await this.add('instrument_version', {
      ...{
        instrument_id: survey,
        number: 1,
        state: 'frozen',
        content: surveyFor(this.canary),
        sha256: createHash('sha256').update(surveyFor(this.canary)).digest(),
      },
      ...{ changed_at: '2026-11-03', frozen_at: '2026-11-03' },
    });
    await this.db.query(`delete from survey_wave where institution_id = $1 and kind = 'fifteen-months'`, [
      this.institutionId,
    ]);
    return this.add('survey_wave', {
      ...{ round_id: this.kept['rounds'], kind: 'fifteen-months', audience: 'student', anchor: 'qualification' },
      ...{ offset_days: 400, window_days: 30, version_id: version, made_at: '2026-11-03' },
    });
  }

  /** Messages of two people that the safeguarding lead of this university opened. */
  private async opening(): Promise<string> {
    const pairing = await this.pairing();
    const place = await this.add('conversation', { round_id: this.kept['rounds'], pairing_id: pairing });
    const day = `now() + interval '24 hours'`;
    const [made] = await this.db.query<{ id: string }>(
      `insert into break_glass (institution_id, conversation_id, by_account, reason, sealed, until, tell_after_days)
       values ($1, $2, $3, 'other', '', ${day}, 7) returning id`,
      [this.institutionId, place, this.people['safeguarding-lead']],
    );
    return made?.id ?? '';
  }

  /** A concern that somebody raised as who they are. */
  private concern = (accountId: string) =>
    this.add('concern', {
      ...{ account_id: accountId, follow_up: randomBytes(32), urgency: 'soon', sealed: randomBytes(32) },
      ...{ raised_at: '2026-11-03', acknowledge_by: '2099-01-01' },
    });

  /** What somebody asked about their data, with the line that says so. */
  private async right(accountId: string): Promise<string> {
    const [made] = await this.db.query<{ id: string }>(
      `with asked as (
         insert into rights_request (institution_id, kind, account_id, subject_kind, subject_id, received_on, start_on, due_on)
         values ($1, 'erase', $2, 'student', $2, '2026-11-03', '2026-11-03', '2026-12-03') returning id),
       line as (insert into rights_line (institution_id, request_id, account_id, step, due_on)
         select $1, id, $2, 'asked', '2026-12-03' from asked)
       select id from asked`,
      [this.institutionId, accountId],
    );
    return made?.id ?? '';
  }

  /** A pairing that was called off: of anybody whom the consultant looks after, or of this person and somebody else. */
  private async pairing(accountId?: string): Promise<string> {
    const [round, school] = [this.kept['rounds'] ?? '', this.kept['schools'] ?? ''];
    const [applicationId, offerId] = [await this.student(round, school), await this.mentor(round)];
    if (accountId !== undefined) {
      const { kind, id } = await this.self(accountId);
      const [table, part] = kind === 'student' ? ['application', applicationId] : ['offer', offerId];
      await this.db.query(
        `delete from ${table} a where ${kind}_id = $1 and not exists (select from pairing p where p.${table}_id = a.id)`,
        [id],
      );
      const [own] = await this.db.query<{ id: string }>(
        `select id from ${table} where ${kind}_id = $1 and round_id = $2`,
        [id, round],
      );
      if (own) return this.between(kind === 'student' ? own.id : applicationId, kind === 'mentor' ? own.id : offerId);
      await this.db.query(`update ${table} set ${kind}_id = $1 where id = $2`, [id, part]);
    }
    return this.between(applicationId, offerId);
  }

  /**
   * A meeting of the group of this person, or of anybody, in a year's time: as a backup might bring it back, which asks no rule.
   * Nobody could plan it, for their pairing was called off.
   */
  private async meeting(accountId: string): Promise<string> {
    const pairingId = await this.pairing(accountId);
    this.count += 1;
    await this.db.query('begin');
    await this.db.query('set local session_replication_role = replica');
    const [made] = await this.db.query<{ id: string }>(
      `with both_of as (select p.institution_id as i, p.round_id as r, p.offer_id as o, f.mentor_id as m, a.student_id as s
           from pairing p join offer f on f.id = p.offer_id join application a on a.id = p.application_id where p.id = $1),
         times as (select date_trunc('day', now()) + interval '1 year' + $2 * interval '1 hour' as begins),
         made as (insert into meeting (institution_id, kind, round_id, offer_id, status, minutes, mode, place, asked_by, changed_by_kind, changed_by,
           changed_at, starts_at, ends_at, local_start, zone, zone_data, blocked_from, blocked_to)
         select i, 'group', r, o, 'confirmed', 60, 'in-person', $3, m, 'mentor', m, now(), begins, begins + interval '1 hour',
           to_char(begins at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), 'UTC', '2026c', begins, begins + interval '1 hour' from both_of, times
           returning *),
         people as (insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
           select n.institution_id, n.id, w.kind, w.id, n.status, n.blocked_from, n.blocked_to from made n, both_of b
             cross join lateral (values ('mentor', b.m), ('student', b.s)) w (kind, id))
       select id from made`,
      [pairingId, this.count, this.canary],
    );
    await this.db.query('commit');
    return made?.id ?? '';
  }

  /** A short call of this person with somebody else, and the round in which they meet. */
  private async introduced(accountId: string): Promise<{ roundId: string; callId: string }> {
    const pairingId = await this.pairing(accountId);
    const [made] = await this.db.query<{ roundId: string }>(
      `with both_of as (select institution_id as i, round_id as r, application_id as a, offer_id as o from pairing where id = $1),
         trained as (insert into training_result (institution_id, mentor_id, code, version, passed_at)
           select b.i, f.mentor_id, t.code, 1, '2026-01-01' from both_of b join offer f on f.id = b.o, training_shipped t
           where t.audience = 'mentor' and not exists (select from training_result x where x.mentor_id = f.mentor_id) returning 1),
         checked as (insert into mentor_check (institution_id, mentor_id, kind_id, passed, checked_on, set_by, set_at)
           select b.i, f.mentor_id, k.id, true, '2026-01-01', $2::uuid, now() from both_of b join offer f on f.id = b.o
             join mentor_check_kind k on k.institution_id = b.i on conflict do nothing),
         meets as (insert into introduction_round (institution_id, round_id, lists_on, picks_by, calls_by, ratings_by, hides_names,
             lists_per_place, drawn_at)
           select i, r, '2026-11-02', '2026-11-04', '2099-01-01', '2099-01-02', true, 3, now() from both_of on conflict do nothing)
       select r as "roundId" from both_of, (select count(*) from trained) once`,
      [pairingId, this.people['programme-lead']],
    );
    for (const sql of [LISTED, HOURS]) await this.db.query(sql, [pairingId]);
    const [call] = await this.db.query<{ id: string }>(CALL, [pairingId]);
    return { roundId: made?.roundId ?? '', callId: call?.id ?? '' };
  }

  private async between(applicationId: string, offerId: string): Promise<string> {
    const both = { application_id: applicationId, offer_id: offerId };
    const [round, draft] = [this.kept['rounds'], this.kept['drafts']];
    this.count += 1;
    const decided = { draft_id: draft, round_id: round, kind: 'approve', before: '{"touches": []}' };
    const by = { decided_by: this.people['programme-lead'], revision: 10_000 + this.count };
    const decision = await this.add('decision', { ...both, ...decided, ...by });
    const of = { round_id: round, draft_id: draft, decision_id: decision, place_no: 1, offer_places: 1, score: 100 };
    const id = await this.add('pairing', { ...both, ...of, state: 'proposed', answer_by: '2099-01-01' });
    await this.db.query(
      `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, at, awaits)
       values ($1, $2, 0, 'lapse', 'clock', 'proposed', 'lapsed', now(), '')`,
      [this.institutionId, id],
    );
    return id;
  }

  /** One that another administrator may agree to: of somebody who asks for nothing here, for agreeing signs them out. */
  private async reset(): Promise<string> {
    const name = this.named();
    const lost = await this.add('account', { name, email: `${name.replaceAll(' ', '-').toLowerCase()}@lost.example` });
    return this.add('second_factor_reset', { account_id: lost, asked_by: this.people['programme-lead'] });
  }

  /** One waits at a time: what was announced before is called off. */
  private async retentionRun(): Promise<string> {
    await this.db.query(
      `update retention_run set state = 'called-off', settled_at = now() where institution_id = $1 and state = 'planned'`,
      [this.institutionId],
    );
    return this.add('retention_run', { as_of: '2026-11-22', not_before: '2026-11-29' });
  }

  /** Whom a story is asked of, with a record of their own that it is about. */
  /** A part of the training that is for them. */
  private lesson(accountId: string): string {
    const { student, mentor } = this.people;
    if (accountId === student) return 'students-mentoring';
    return accountId === mentor ? 'mentors-safeguarding' : 'staff-safeguarding';
  }

  /** The mentor's own offer of places; of everybody else, some other mentor's. */
  private async offerOf(accountId: string): Promise<string> {
    const round = this.kept['rounds'] ?? '';
    const { kind, id } = await this.self(accountId);
    if (kind !== 'mentor') return this.mentor(round);
    const [own] = await this.db.query<{ id: string }>(`select id from offer where mentor_id = $1 and round_id = $2`, [
      ...[id, round],
    ]);
    return own?.id ?? this.add('offer', { round_id: round, mentor_id: id });
  }

  private async self(accountId: string): Promise<{ kind: 'student' | 'mentor'; id: string }> {
    const kind = accountId === this.people.mentor ? 'mentor' : 'student';
    const [own] = await this.db.query<{ id: string | null }>(`select ${kind}_id as id from account where id = $1`, [
      accountId,
    ]);
    const name = { first_name: this.canary, last_name: this.canary };
    const id = own?.id ?? (await this.add(kind, { ...name, email: `${randomBytes(4).toString('hex')}@own.example` }));
    await this.db.query(`update account set ${kind}_id = $2 where id = $1`, [accountId, id]);
    return { kind, id };
  }

  /** A story with a picture that nobody has answered. */
  private async story(accountId: string): Promise<string> {
    const { kind, id: whose } = await this.self(accountId);
    const nonce = randomBytes(32);
    const [head] = await this.db.query<{ id: string }>(
      `insert into story (institution_id, id, ${kind}_id, subject_id, until, places)
       select $1, story_id(story_hash($2, $3, day, '{our-page}', $4, $4, $4, '\\x01', $4)), $3, $3, day, '{our-page}'
       from (select current_date + 100 as day) d returning id`,
      [this.institutionId, nonce, whose, this.canary],
    );
    await this.db.query(
      `insert into story_content (institution_id, story_id, subject_id, nonce, title, words, naming, shown_as, picture,
         picture_kind, picture_width, picture_height, picture_words)
       values ($1, $2, $3, $4, $5, $5, 'none', $5, '\\x01', 'png', 1, 1, $5)`,
      [this.institutionId, head?.id, whose, nonce, this.canary],
    );
    return head?.id ?? '';
  }

  /** Something that somebody stopped. */
  private async decision(accountId: string): Promise<string> {
    const { kind, id } = await this.self(accountId);
    await this.db.query(
      `insert into consent.notice (institution_id, sha256, purpose, version, lang, body)
       values ($1, sha256(convert_to($2, 'UTF8')), 'news', 1, 'en', $2) on conflict do nothing`,
      [this.institutionId, this.canary],
    );
    await this.decide(kind, id, 'given');
    return this.decide(kind, id, 'withdrawn');
  }

  private async decide(kind: string, id: string, what: 'given' | 'withdrawn'): Promise<string> {
    const [made] = await this.db.query<{ id: string }>(
      `with here as materialized (select set_config('footing.institution_id', $1, true) as id)
       select (consent.record($2, $3, 'news', '', $4, n.sha256, n.published_at, 'seed', 'system')).id
       from here join consent.notice n on n.institution_id = here.id::uuid and n.purpose = 'news' order by n.version limit 1`,
      [this.institutionId, id, kind, what],
    );
    return made?.id ?? '';
  }

  private count = 0;
  private named(): string {
    this.count += 1;
    return `${this.canary} ${this.count}`;
  }

  private async part(who: string, part: string, roundId: string, more: Row): Promise<string> {
    const email = `${randomBytes(4).toString('hex')}@${this.canary}.example`;
    const person = await this.add(who, { first_name: this.canary, last_name: this.canary, email, ...more });
    return this.add(part, { round_id: roundId, [`${who}_id`]: person, answers: JSON.stringify({ help: ['cv'] }) });
  }

  private async add(table: string, row: Row): Promise<string> {
    const given = Object.entries(row);
    const columns = given.map(([name]) => `, ${name}`).join('');
    const places = given.map((_, at) => `, $${at + 2}`).join('');
    const [made] = await this.db.query<{ id: string }>(
      `insert into "${table}" (institution_id${columns}) values ($1${places}) returning id`,
      [this.institutionId, ...given.map(([, value]) => value)],
    );
    return made?.id ?? '';
  }
}
