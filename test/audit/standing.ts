import { MoatLists, PriorityGroups, Rounds, Schools } from '@footing/programmes';
import type { World } from './world';

/** Ids of what stands in a world, by the part of an address that they come after. */
export async function standingIn(world: World): Promise<Record<string, string>> {
  const { lead } = world;
  const drafted = await world.newDraft();
  const [first, last] = [drafted.entries[0], drafted.entries.at(-1)];
  const [criterion] = (await world.get(Rounds).find(lead, drafted.roundId)).criteria;
  const [applicationId, offerId] = [first?.applicationId ?? '', first?.offerId ?? ''];
  return {
    rounds: drafted.roundId,
    programmes: world.programmeId,
    drafts: drafted.draftId,
    imports: await world.newImport('checked'),
    studies: await world.newStudy(drafted),
    ...{ applications: applicationId, students: applicationId, pairs: applicationId, review: applicationId },
    ...{ unmatched: last?.applicationId ?? '', offers: offerId, mentors: offerId, swap: offerId },
    schools: (await world.get(Schools).list(lead))[0]?.id ?? '',
    'priority-groups': (await world.get(PriorityGroups).list(lead))[0]?.id ?? '',
    criteria: criterion?.id ?? '',
    barriers: criterion?.id ?? '',
    documents: 'board-page',
    'kinds-of-activity': String(
      await world.get(MoatLists).bring(lead, [{ type: 'Mentoring', subType: '', definition: '' }]),
    ),
  };
}
