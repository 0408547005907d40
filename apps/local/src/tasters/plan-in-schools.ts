import { type SchoolActionInput, SchoolActions, SchoolLeads, SchoolPlans } from '@footing/evidence';
import { castStaff } from '../demo/cast';
import type { TasterStage } from './taster-stage';

/** What the first two schools of the demonstration do about gaps, this year and the year before; days from today. */
const PLANS: readonly (readonly (Pick<SchoolActionInput, 'what' | 'why' | 'state'> & {
  readonly day: number;
  readonly ownerWords: string;
  readonly isFromBefore?: boolean;
  readonly droppedWhy?: string;
})[])[] = [
  [
    {
      ...{ what: 'Ask students who commute which hours suit them', why: 'Fewer who commute meet their mentor' },
      ...{ state: 'under-way', day: -14, ownerWords: 'Director of teaching', isFromBefore: true },
    },
    {
      ...{
        what: 'Show two graduates’ stories in the first lecture',
        why: 'Fewer first in their family send their answers',
      },
      ...{ state: 'done', day: -40, ownerWords: 'Year one tutors', isFromBefore: true },
    },
    {
      ...{
        what: 'Let personal tutors name mentoring at the first meeting',
        why: 'Fewer who are invited start to sign up',
      },
      ...{ state: 'to-do', day: 45, ownerWords: 'Senior tutor' },
    },
  ],
  [
    {
      ...{ what: 'Find ten mentors who studied part time', why: 'Fewer who study part time have a mentor' },
      ...{ state: 'to-do', day: 90, ownerWords: 'Alumni officer of the school' },
    },
    {
      ...{ what: 'Hold an evening for carers', why: 'Fewer carers come to the end', state: 'dropped', day: 20 },
      ...{ ownerWords: 'Student experience team', droppedWhy: 'Carers asked for times of their own instead.' },
    },
  ],
];

/** Colleagues lead two schools and write what these do; what was open of the year before goes on. */
export async function planInSchools(stage: TasterStage): Promise<void> {
  const { app, lead } = stage;
  const find = { strict: false } as const;
  const [plans, actions] = [app.get(SchoolPlans, find), app.get(SchoolActions, find)];
  const leads = app.get(SchoolLeads, find);
  const schools = (await plans.list(lead)).slice(0, PLANS.length);
  const names = [castStaff.kofi, castStaff.priya].map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  const autumn = plans.thisYear();
  for (const [at, { school }] of schools.entries()) {
    const { staff } = await leads.of(lead, school.id);
    const leading = staff.find(({ name }) => name === names[at]);
    if (!leading) continue;
    await leads.begin(lead, school.id, leading.id);
    const leader = { ...lead, accountId: leading.id };
    for (const { isFromBefore = false, day: due, droppedWhy = '', ...said } of PLANS[at] ?? []) {
      const input = { ...said, droppedWhy, ownerId: null, dueOn: stage.day(due), notes: '' };
      await actions.add(leader, school.id, isFromBefore ? autumn - 1 : autumn, input);
    }
    await actions.carry(leader, school.id, autumn - 1);
  }
}
