import { Bench, BulkApprovals, ReviewRules, Reviews } from '@footing/matching';
import { MoatLists, PriorityGroups, RoundRules, Rounds, Schools } from '@footing/programmes';
import { Stories } from '@footing/stories';
import { Checks, TrainingModules } from '@footing/training';
import type { Drafted, World } from './world';

/** How one route is called so that it does what it is for. */
export interface Call {
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A file that goes with it. */
  readonly file?: string;
}
type Calls = Readonly<Record<string, (world: World) => Promise<Call> | Call>>;

const FILE = 'First name,Last name,Email\nDee,Example,dee@student.example\n';
const dates = { signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' };
const days = { ...dates, meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' };
const boxes = Object.fromEntries(
  Object.entries(days).flatMap(([name, day]) => {
    const [year, month, date] = day.split('-');
    return [
      [`${name}-day`, date],
      [`${name}-month`, month],
      [`${name}-year`, year],
    ];
  }),
);

const school = async (w: World) => (await w.get(Schools).add(w.lead, { name: w.next('School') })).id;
const group = async (w: World) =>
  (await w.get(PriorityGroups).add(w.lead, { name: w.next('Group'), target: '', risks: [] })).id;
const criteria = async (w: World, roundId: string) => (await w.get(Rounds).find(w.lead, roundId)).criteria;
const barrier = async (w: World, roundId: string) =>
  (await w.get(RoundRules).addBarrier(w.lead, roundId, { kind: 'no-shared-time', name: '', order: [] })).id;

async function mentorCheck(w: World): Promise<string> {
  const name = w.next('Check');
  await w.get(Checks).ask(w.lead, { name, kinds: [], months: null });
  return (await w.get(Checks).kinds(w.lead)).find((kind) => kind.name === name)?.id ?? '';
}
const anyMentor = async (w: World) => (await w.db.query<{ id: string }>('select id from mentor limit 1'))[0]?.id ?? '';

/** An open pair of a draft that nobody has touched, as a page or a program names it. */
async function openPair(w: World): Promise<Drafted & { applicationId: string; offerId: string; seen: number }> {
  const drafted = await w.newDraft();
  const [entry] = drafted.entries;
  const { revision } = await w.get(Bench).all(w.lead, drafted.draftId, {});
  return { ...drafted, applicationId: entry?.applicationId ?? '', offerId: entry?.offerId ?? '', seen: revision };
}

async function otherMentor(w: World, { draftId, applicationId, offerId }: Awaited<ReturnType<typeof openPair>>) {
  const { alternatives } = await w.get(Bench).open(w.lead, draftId, applicationId);
  return alternatives.find((one) => one.offerId !== offerId)?.offerId ?? '';
}

async function approved(w: World) {
  const pair = await openPair(w);
  const id = await w.get(Reviews).approve(w.lead, pair);
  return { ...pair, decision: id, seen: pair.seen + 1 };
}

const decide =
  (what: string, more: Record<string, unknown> = {}) =>
  async (w: World): Promise<Call> => {
    const { draftId: id, applicationId, seen } = await openPair(w);
    return { at: { id, applicationId, what }, body: { seen, ...more } };
  };

/** The pages that change something, or that are nothing without a question in their address. */
export const webCalls: Calls = {
  'POST programmes/:id/messages': () => ({ body: { files: 'yes' } }),
  'GET stories-asked/new': () => ({ query: '?name=Example' }),
  'POST documents/:key/words': () => ({ body: { version: '0', done: 'Sixty mentors met students once a month.' } }),
  'POST stories-asked/new': async (w) => ({ body: await storyOf(w) }),
  'POST stories-asked/:id/take-down': async (w) => ({ at: { id: await askedStory(w) } }),
  'GET drafts/:id/what-if': () => ({ query: '?minimumFit=1' }),
  'POST drafts/:id/what-if': async (w) => ({ at: { id: (await w.newDraft()).draftId }, body: { minimumFit: '1' } }),
  'POST imports/:id/check': async (w) => ({
    at: { id: await w.newImport('checked') },
    body: { leaveOutFaultyRows: 'yes' },
  }),
  'POST imports/:id/columns': async (w) => ({
    at: { id: await w.newImport('mapping') },
    body: { 'column-0': 'firstName', 'column-1': 'lastName', 'column-2': 'email' },
  }),
  'GET imports/:id/columns': async (w) => ({ at: { id: await w.newImport('mapping') } }),
  'POST imports/:id/abandon': async (w) => ({ at: { id: await w.newImport('mapping') }, body: {} }),
  'POST rounds/:roundId/imports/new/:kind': () => ({ at: { kind: 'students' }, file: FILE }),
  'GET rounds/:roundId/imports/new/:kind': () => ({ at: { kind: 'students' } }),
  'GET import-templates/:kind': () => ({ at: { kind: 'mentors' } }),
  'POST institution/schools': (w) => ({ body: { name: w.next('School') } }),
  'POST institution/schools/:id': async (w) => ({ at: { id: await school(w) }, body: { name: w.next('School') } }),
  'POST institution/schools/:id/remove': async (w) => ({ at: { id: await school(w) }, body: {} }),
  'POST institution/priority-groups/new': (w) => ({ body: { name: w.next('Group'), target: '', risks: [] } }),
  'POST institution/priority-groups/:id': async (w) => ({
    at: { id: await group(w) },
    body: { name: w.next('Group'), target: '' },
  }),
  'POST institution/priority-groups/:id/remove': async (w) => ({ at: { id: await group(w) }, body: {} }),
  'POST institution/networks': () => ({ body: { ranges: '192.0.2.0/24' } }),
  'POST programmes/new': (w) => ({ body: { name: w.next('Programme'), kind: 'career', about: '' } }),
  'POST programmes/:id/meanwhile': () => ({ body: { body: 'Come to a drop-in.' } }),
  'POST programmes/:id/codes': () => ({ body: { primaryRisk: '12' } }),
  'POST kinds-of-activity': () => ({ file: 'Type,Sub-type\nMentoring,\n' }),
  'POST kinds-of-activity/:number/use': async (w) => ({
    at: { number: String(await w.get(MoatLists).bring(w.lead, [{ type: 'Mentoring', subType: '', definition: '' }])) },
  }),
  'POST programmes/:id/edit': (w) => ({ body: { name: w.next('Programme'), kind: 'career', about: '' } }),
  'POST programmes/:id/rounds/new': (w) => ({
    body: { name: w.next('Round'), answerWithinDays: '7', copyFrom: 'usual', ...boxes },
  }),
  'POST rounds/:id/dates': (w) => ({ body: { name: w.next('Round'), answerWithinDays: '7', ...boxes } }),
  'POST rounds/:id/schools': async (w) => ({ body: { schoolIds: [await school(w)] } }),
  'POST rounds/:id/priority-groups': async (w) => ({ body: { [`tier-${await group(w)}`]: '1' } }),
  'POST rounds/:id/criteria': async (w) => {
    const id = await w.newRound();
    const weights = (await criteria(w, id)).map((one) => [`weight-${one.id}`, String(one.weight)]);
    return { at: { id }, body: Object.fromEntries(weights) as Record<string, string> };
  },
  'POST rounds/:id/criteria/new': async (w) => ({
    at: { id: await w.newRound() },
    body: { kind: 'picks', name: '', weight: '1' },
  }),
  'POST rounds/:id/criteria/:criterionId/remove': async (w) => {
    const id = await w.newRound();
    return { at: { id, criterionId: (await criteria(w, id))[0]?.id ?? '' }, body: {} };
  },
  'POST rounds/:id/barriers': () => ({ body: { kinds: ['no-shared-mode'] } }),
  'POST rounds/:id/barriers/new': async (w) => ({
    at: { id: await w.newRound() },
    body: { kind: 'no-shared-time', name: '' },
  }),
  'POST rounds/:id/barriers/:barrierId/remove': async (w) => {
    const id = await w.newRound();
    return { at: { id, barrierId: await barrier(w, id) }, body: {} };
  },
  'POST rounds/:id/minimum-fit': async (w) => ({ at: { id: await w.newRound() }, body: { minimumFit: '1' } }),
  'POST rounds/:id/what-counts-first': async (w) => ({
    at: { id: await w.newRound() },
    body: { aim: 'most-matched', fairness: 'none', retention: '2', mentorsView: '0', lotteryStrength: '0' },
  }),
  'POST drafts/:id/approve-many': async (w) => {
    const { draftId: id, roundId, seen } = await openPair(w);
    await w.get(ReviewRules).set(w.lead, roundId, { bulkFrom: 1, bulkSample: 1, namesHidden: false });
    for (const { entry } of (await w.get(BulkApprovals).preview(w.lead, id, {})).sample)
      await w.get(Bench).open(w.lead, id, entry.applicationId);
    return { at: { id }, body: { seen } };
  },
  'GET training/modules/:code': () => ({ at: { code: 'mentors-safeguarding' } }),
  'POST training/modules/:code': async (w) => ({
    at: { code: 'mentors-safeguarding' },
    body: {
      version: String((await w.get(TrainingModules).find(w.lead, 'mentors-safeguarding')).version),
      ...{ title: w.next('Part'), minutes: '3', required: 'yes', promise: 'I will' },
      ...{ 'pages-0-heading': 'One', 'pages-0-text': 'To read' },
    },
  }),
  'POST rounds/:id/exam-days': async (w) => ({
    at: { id: await w.newRound() },
    body: {
      ...{ 'from-day': '4', 'from-month': '1', 'from-year': '2027' },
      ...{ 'until-day': '15', 'until-month': '1', 'until-year': '2027' },
    },
  }),
  'POST rounds/:id/exam-days/remove': async (w) => ({ at: { id: await w.newRound() }, body: { from: '2027-01-04' } }),
  'POST rounds/:id/how-often': async (w) => ({
    at: { id: await w.newRound() },
    body: { target: '6', when: 'round', graceDays: '10', nudges: 'yes' },
  }),
  'POST rounds/:id/how-often/follow': async (w) => ({ at: { id: await w.newRound() }, body: {} }),
  'POST programmes/:id/how-often': () => ({ body: { target: '6', graceDays: '10', nudges: 'yes' } }),
  'POST institution/closed-days': () => ({
    body: {
      ...{ name: 'Christmas', 'from-day': '24', 'from-month': '12', 'from-year': '2026' },
      ...{ 'until-day': '31', 'until-month': '12', 'until-year': '2026' },
    },
  }),
  'POST institution/meeting-rooms': () => ({ body: { way: 'own-link', pattern: '', hosts: '' } }),
  'POST institution/closed-days/remove': () => ({ body: { from: '2026-12-24' } }),
  'POST training/records/remind': () => ({ body: { of: 'mentor' } }),
  'POST training/checks': (w) => ({ body: { name: w.next('Check') } }),
  'POST training/checks/:id/end': async (w) => ({ at: { id: await mentorCheck(w) }, body: {} }),
  'GET training/mentors-checked/:id': async (w) => ({ at: { id: await anyMentor(w) } }),
  'POST training/mentors-checked/:id': async (w) => ({
    at: { id: await anyMentor(w) },
    body: {
      ...{ kind: await mentorCheck(w), passed: 'yes' },
      ...{ 'checkedOn-day': '1', 'checkedOn-month': '9', 'checkedOn-year': '2026' },
    },
  }),
  'POST rounds/:id/review-rules': async (w) => ({
    at: { id: await w.newRound() },
    body: { bulk: 'yes', bulkFrom: '80', bulkSample: '5', names: 'shown' },
  }),
  'POST rounds/:id/review-rules/names': async (w) => ({ at: { id: await w.newRound() }, body: { names: 'hidden' } }),
  'POST drafts/:id/review/:applicationId/claim': async (w) => {
    const { draftId: id, applicationId } = await openPair(w);
    return { at: { id, applicationId }, body: { what: 'ask' } };
  },
  'POST drafts/:id/review/:applicationId/claim/keep': async (w) => {
    const { draftId: id, applicationId } = await openPair(w);
    return { at: { id, applicationId }, body: {} };
  },
  'POST drafts/:id/review/:applicationId/:what': decide('approve'),
  'POST drafts/:id/cancel': async (w) => {
    const { roundId } = await w.newDraft();
    return { at: { id: await w.waitingDraft(roundId) }, body: {} };
  },
  'POST rounds/:roundId/drafts': async (w) => ({
    at: { roundId: (await w.newDraft()).roundId },
    body: { keep: 'nothing' },
  }),
  'POST drafts/:id/publish': async (w) => ({ at: { id: (await approved(w)).draftId }, body: {} }),
  'GET drafts/:id/review/:applicationId/swap/:offerId': swapAt,
  'POST drafts/:id/review/:applicationId/swap/:offerId': swapAt,
  'POST drafts/:id/chances': async (w) => ({ at: { id: (await w.newDraft()).draftId }, body: { draws: '100' } }),
  'POST applications/:id/mail-works': () => ({ body: {} }),
  'POST offers/:id/mail-works': () => ({ body: {} }),
  'POST wording': () => ({ body: { about: 'Ask the chairman of your society.' } }),
  'POST drafts/:id/replay': async (w) => ({ at: { id: (await w.newDraft()).draftId }, body: {} }),
  'POST rounds/:roundId/lottery': async (w) => ({
    at: { roundId: (await w.newDraft()).roundId },
    body: { draws: '100' },
  }),
  'POST studies/:id/cancel': async (w) => ({ at: { id: await w.waitingStudy() }, body: { back: '/' } }),
};

/** The same for programs. */
export const apiCalls: Calls = {
  'POST drafts/:id/decisions': async (w) => {
    const { draftId: id, applicationId, seen } = await openPair(w);
    return { at: { id }, body: { kind: 'approve', studentId: applicationId, revision: seen } };
  },
  'DELETE decisions/:id': async (w) => ({ at: { id: (await approved(w)).decision } }),
  'PUT drafts/:id/publication': async (w) => ({ at: { id: (await approved(w)).draftId } }),
  'POST rounds/:id/drafts': async (w) => ({ at: { id: (await w.newDraft()).roundId }, body: { keep: 'nothing' } }),
  'PUT drafts/:id/cancellation': async (w) => ({ at: { id: await w.waitingDraft((await w.newDraft()).roundId) } }),
  'POST drafts/:id/what-if': () => ({ body: { minimumFit: 1 } }),
  'POST rounds/:id/imports': () => ({ query: '?kind=students&fileName=a.csv', file: FILE }),
  'PUT imports/:id/mapping': async (w) => ({
    at: { id: await w.newImport('mapping') },
    body: { targets: ['firstName', 'lastName', 'email'] },
  }),
  'PUT imports/:id/confirmation': async (w) => ({
    at: { id: await w.newImport('checked') },
    body: { leaveOutFaultyRows: true },
  }),
  'DELETE imports/:id': async (w) => ({ at: { id: await w.newImport('mapping') } }),
  'PUT rounds/:id/choices': async (w) => ({ at: { id: await w.newRound() }, body: { aim: 'most-matched' } }),
  'POST programmes': (w) => ({ body: { name: w.next('Programme'), kind: 'career', about: '' } }),
  'PUT programmes/:id': (w) => ({ body: { name: w.next('Programme'), kind: 'career', about: '' } }),
  'POST programmes/:id/rounds': (w) => ({ body: { name: w.next('Round'), answerWithinDays: 7, ...days } }),
  'PUT rounds/:id': (w) => ({ body: { name: w.next('Round'), answerWithinDays: 7, ...days } }),
  'PUT rounds/:id/tiers': async (w) => ({ body: { tiers: [{ priorityGroupId: await group(w), tier: 1 }] } }),
  'PUT rounds/:id/schools': async (w) => ({ body: { schoolIds: [await school(w)] } }),
  'PUT rounds/:id/minimum-fit': () => ({ body: { minimumFit: 1 } }),
  'POST rounds/:id/criteria': async (w) => ({
    at: { id: await w.newRound() },
    body: { kind: 'picks', name: '', weight: 1 },
  }),
  'PUT rounds/:id/criteria/weights': async (w) => {
    const id = await w.newRound();
    const weights = (await criteria(w, id)).map((one) => ({ criterionId: one.id, weight: one.weight }));
    return { at: { id }, body: { weights } };
  },
  'DELETE rounds/:id/criteria/:criterionId': async (w) => {
    const id = await w.newRound();
    return { at: { id, criterionId: (await criteria(w, id))[0]?.id ?? '' } };
  },
  'POST rounds/:id/barriers': async (w) => ({
    at: { id: await w.newRound() },
    body: { kind: 'no-shared-time', name: '' },
  }),
  'DELETE rounds/:id/barriers/:barrierId': async (w) => {
    const id = await w.newRound();
    return { at: { id, barrierId: await barrier(w, id) } };
  },
  'POST drafts/:id/studies': async (w) => ({
    at: { id: (await w.newDraft()).draftId },
    body: { kind: 'chances', draws: 100 },
  }),
  'POST rounds/:id/lottery-designs': async (w) => ({ at: { id: (await w.newDraft()).roundId }, body: { draws: 100 } }),
  'PUT studies/:id/cancellation': async (w) => ({ at: { id: await w.waitingStudy() } }),
};

/** What a lead types to ask somebody for a story. */
async function storyOf(w: World): Promise<Readonly<Record<string, string>>> {
  const who = `student:${await w.studentId()}`;
  const year = String(new Date().getUTCFullYear() + 1);
  const day = { 'until-day': '1', 'until-month': '6', 'until-year': year };
  return { who, title: 'How it went', words: 'Well', naming: 'first', places: 'our-page', ...day };
}

async function askedStory(w: World): Promise<string> {
  const { who = '', title = '', words = '', 'until-year': year = '' } = await storyOf(w);
  const more = { naming: 'first', described: '', pictureWords: '' } as const;
  return w.get(Stories).ask(w.lead, { who, title, words, until: `${year}-06-01`, ...more, places: ['our-page'] }, null);
}

/** Why somebody goes against the suggestion. */
const why = { override: 'other', reason: 'They asked for it' };

async function swapAt(w: World): Promise<Call> {
  const pair = await openPair(w);
  const { draftId: id, applicationId, seen } = pair;
  return { at: { id, applicationId, offerId: await otherMentor(w, pair) }, body: { seen, ...why } };
}
