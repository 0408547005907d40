import {
  DocumentWords,
  KpiReadings,
  Kpis,
  Networks,
  PracticeYears,
  ReleasePlans,
  type ReleaseAsk,
  Releases,
  Snapshots,
} from '@footing/evidence';
import { Accounts } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { castStaff } from '../demo/cast';
import type { TasterStage } from './taster-stage';

const NAME = 'Taster mentoring: who took part';

/** What goes out, beside how many of each group were reached. Some of it tells of too few: it stays hidden, as it should. */
const ASKS: ReleaseAsk['asks'] = [
  { measure: 'M01' },
  { measure: 'M02' },
  { measure: 'M02', by: ['school'] },
  ...['career-confidence', 'career-stage'].map(
    (scale) => ({ measure: 'M08', scale, from: 'baseline', to: 'close' }) as const,
  ),
  { measure: 'M08', scale: 'career-confidence', from: 'baseline', to: 'close', by: ['arm'] },
  { measure: 'M04', wave: 'close', by: ['arm'] },
  { measure: 'M03' },
];

/** What the one-page summary for the board says beside its figures. */
const WORDS = {
  headline: 'More students ask for a mentor than we have mentors for.',
  done: 'We asked students who come from groups in our plan first, and graduates who work near them.',
  asked: 'Please write to the graduates whom you know: two hours a month are enough.',
  risks: 'Graduates may have less time in spring. Then fewer students get a mentor.',
};

/** The evidence base as it is after a first round: counted, agreed what to reach, signed by two, and sent on a schedule. */
export async function keepEvidence(stage: TasterStage): Promise<void> {
  const find = { strict: false } as const;
  const accounts = await stage.app.get(Accounts, find).list(stage.system);
  const idOf = (one: keyof typeof castStaff): string | null =>
    accounts.find(({ email }) => email === castStaff[one].email)?.id ?? null;
  const analyst: Actor = { ...stage.system, accountId: idOf('helen'), roles: ['analyst'] };
  const { number } = await stage.app.get(Snapshots, find).take(analyst, { name: NAME });
  await release(stage, analyst, number);
  const kpi = await whatToReach(stage, { championId: idOf('margaret'), ownerId: idOf('helen') });
  await stage.app.get(KpiReadings, find).take(analyst, kpi, number);
  await boardIsSent(stage, idOf('margaret'));
}

async function release({ app, lead }: TasterStage, analyst: Actor, snapshot: number): Promise<void> {
  const [plans, releases] = [app.get(ReleasePlans, { strict: false }), app.get(Releases, { strict: false })];
  await plans.describe(analyst, snapshot, { name: NAME, profile: 'public' });
  const { dimensions } = await app.get(Snapshots, { strict: false }).open(analyst, snapshot);
  const groups = dimensions
    .filter(({ kind }) => kind === 'group')
    .map(({ key }) => ({ measure: 'M01' as const, by: [key] }));
  await plans.add(analyst, snapshot, [...ASKS, ...groups]);
  const { number, sha256 } = await plans.prepare(analyst, snapshot);
  await releases.sign(lead, number, sha256);
  await app.get(DocumentWords, { strict: false }).change(lead, 'board-page', 0, WORDS);
}

/** @returns its id. */
async function whatToReach(
  { app, lead }: TasterStage,
  people: { readonly championId: string | null; readonly ownerId: string | null },
): Promise<string> {
  const kpis = app.get(Kpis, { strict: false });
  const year = app.get(PracticeYears, { strict: false }).thisYear();
  const id = await kpis.add(lead, {
    ...{
      measure: 'M02',
      outcome: null,
      characteristic: null,
      priority: null,
      comparator: null,
      population: 'applicants',
    },
    ...{ name: 'Take-up of mentoring', threshold: '', reference: 'PTS_2', sourceNote: '', ...people },
  });
  await kpis.set(lead, id, { kind: 'baseline', year: year - 1, value: 41, why: '' });
  await kpis.set(lead, id, { kind: 'milestone', year: year + 1, value: 55, why: '' });
  await kpis.set(lead, id, { kind: 'target', year: year + 3, value: 70, why: '' });
  await kpis.move(lead, id, 'agree');
  return id;
}

async function boardIsSent(stage: TasterStage, championId: string | null): Promise<void> {
  const { app, lead } = stage;
  const networks = app.get(Networks, { strict: false });
  const id = await networks.add(lead, {
    ...{ name: 'Senior champion', about: 'Who speaks for social mobility at the top of the university.' },
    ...{ every: 'term', anchorOn: stage.day(30) },
  });
  if (championId) await networks.join(lead, id, { accountId: championId, name: '', email: '' });
  await networks.give(lead, id, { kind: 'kpis', kpiId: null, document: null });
  await networks.give(lead, id, { kind: 'document', kpiId: null, document: 'board-page' });
}
