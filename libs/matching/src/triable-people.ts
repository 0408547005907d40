import type { Database } from '@footing/database';
import type { OtherPeople } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { groupsInRound, tiersIf } from '@footing/people';
import { frozenInput } from './data/drafts.query';
import { recordAbout } from './data/looked';
import { nameIn } from './data/names.query';
import { shownNames } from './data/shown-names.query';
import { FEWEST_TOLD } from './domain/guarded-groups';
import { placesToTry, tiersToTry, type TriablePeople, type TriedPeople } from './domain/tried-people';
import type { ReadyDraft } from './open-drafts.service';

/**
 * What of a draft's people can be tried: tiers of groups of which enough can be told, for whoever looks after everybody, and
 * places of mentors. With hidden names a label stands for each mentor.
 */
export function triableIn(db: Database, actor: Actor, draft: ReadyDraft): Promise<TriablePeople> {
  return db.transaction(actor, async (tx) => {
    const { mentors } = await frozenInput(tx, { institutionId: actor.institutionId, draftId: draft.id });
    const offers = mentors.map(({ id }) => id);
    const names = await (await shownNames(tx, actor, draft)).mentors(offers);
    await recordAbout(tx, actor, { offers }, { event: 'what-if.viewed', object: draft.id, fields: ['name'] });
    const groups = draft.seesAll ? await groupsInRound(tx, draft) : [];
    return {
      groups: groups
        .filter(({ students }) => students >= FEWEST_TOLD)
        .map(({ id, name, tier }) => ({ id, name, tier })),
      mentors: mentors
        .map(({ id, places }) => ({ offerId: id, name: nameIn(names, id), places }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true })),
    };
  });
}

/** What is tried of people, as the engine takes it; undefined where nothing is. @param tried without faults. */
export async function otherPeople(
  db: Database,
  actor: Actor,
  draft: ReadyDraft,
  tried: TriedPeople,
  { mentors }: TriablePeople,
): Promise<OtherPeople | undefined> {
  const groups = tried.tiers ?? [];
  const asked = groups.map(({ groupId, tier }) => ({ groupId, tier: tier === 'none' ? null : tier }));
  const turned = asked.length === 0 ? [] : await db.transaction(actor, (tx) => tiersIf(tx, draft, asked));
  const tiers = asked.length === 0 ? {} : tiersToTry(turned, draft.summary.untiered ?? null);
  const places = placesToTry(mentors, tried);
  const isAny = Object.keys(tiers).length + Object.keys(places).length > 0;
  return isAny ? { tiers, places } : undefined;
}
