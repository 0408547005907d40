import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import type { CampaignInput, CampaignSettingsInput } from './campaign.input';
import { type Campaign, countsOf, endCampaign, findCampaign, listCampaigns } from './data/campaigns.query';
import { type CampaignChoices, choicesOf } from './data/choices.query';
import { chosen } from './data/segment.query';
import { type CampaignSettings, settingsOfCampaigns, writeSettings } from './data/settings.query';
import { settle, writeCampaign } from './data/write-campaign';
import { campaignWords } from './campaign-letter';
import { keptFrom, type LeftOut } from './domain/reach';
import { type CampaignAudience, LEAST_BY_GROUP, standings } from './domain/segment';
import { tellingWords } from './domain/telling-words';
import { noCampaign, nobody, settled, tooFew, toPutRight } from './errors';

/** Whom a campaign would reach at this moment. */
export interface Reach {
  readonly people: number;
  readonly reached: number;
  /** Why others are not, the most first. */
  readonly leftOut: readonly { readonly why: LeftOut; readonly count: number }[];
  /** Whether priority groups choose: then counts are told rounded, and small ones not at all. */
  readonly byGroup: boolean;
}

/** Invitations and reminders to parts of those whom a round is for. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** Newest first; the alumni office sees those to mentors. */
  async list(actor: Actor): Promise<Campaign[]> {
    const audience = audienceOf(actor);
    return this.within(actor, async (tx) => {
      await record(tx, actor, { event: 'campaign.listed' });
      return listCampaigns(tx, actor.institutionId, audience);
    });
  }

  /** What there is to choose from in the form. */
  choices(actor: Actor): Promise<CampaignChoices> {
    return this.within(actor, (tx) => choicesOf(tx, actor.institutionId));
  }

  /** One, with how many recipients are in each state. @throws {DomainError} forbidden; not-found. */
  find(actor: Actor, id: string) {
    return this.within(actor, async (tx) => {
      const campaign = await this.own(tx, actor, id);
      await record(tx, actor, { event: 'campaign.viewed', object: id });
      return { campaign, counts: await countsOf(tx, actor.institutionId, id) };
    });
  }

  /** @param id of the draft to change; null: a new one. @returns its id. @throws {DomainError} invalid, with the fields; conflict. */
  write(actor: Actor, id: string | null, input: CampaignInput): Promise<string> {
    return this.within(actor, async (tx) => {
      if (id !== null && (await this.own(tx, actor, id, true)).state !== 'draft') throw settled(id);
      await checkInput(tx, actor, input);
      const { institutionId, accountId } = actor;
      const written = await writeCampaign(tx, { institutionId, accountId, id }, input);
      await record(tx, actor, { event: 'campaign.changed', object: written });
      return written;
    });
  }

  /** Whom it would reach now, counted as it would be sent. */
  reach(actor: Actor, id: string): Promise<Reach> {
    return this.within(actor, async (tx) => this.reachOf(tx, actor, await this.own(tx, actor, id)));
  }

  /** Sends it to the asker's own address, marked as a trial. @throws {DomainError} forbidden; not-found. */
  async test(actor: Actor, id: string): Promise<void> {
    await this.within(actor, async (tx) => {
      const campaign = await this.own(tx, actor, id);
      const [self] = await tx.query<{ email: string; name: string }[]>(
        'select email, name from account where institution_id = $1 and id = $2',
        [actor.institutionId, actor.accountId],
      );
      if (!self) throw new DomainError('forbidden', 'permission.missing', 'no account');
      const { paragraphs, actions = [] } = campaignWords(campaign, '');
      const why = `you asked for a trial. Readers see: You get this mail because ${standings[campaign.segment.standing].why}`;
      const subject = `Trial: ${campaign.subject}`;
      await this.mail.send(tx, actor, { kind: 'staff-notice', to: self.email, subject, paragraphs, actions, why });
      await record(tx, actor, { event: 'campaign.tested', object: id });
    });
  }

  /**
   * Settles whom it goes to, and lets it go out. @param sendAt null: as soon as the hours allow.
   * @throws {DomainError} conflict: `campaign.settled`, `campaign.too-few`, `campaign.nobody`.
   */
  async confirm(actor: Actor, id: string, sendAt: Date | null): Promise<void> {
    await this.within(actor, async (tx) => {
      const campaign = await this.own(tx, actor, id, true);
      if (campaign.state !== 'draft') throw settled(id);
      const groups = await groupNames(tx, actor, campaign.segment.groups);
      checkWords(campaign, groups);
      const { people, reached, byGroup } = await this.reachOf(tx, actor, campaign);
      if (byGroup && Math.min(people, reached) < LEAST_BY_GROUP) throw tooFew(id);
      if (reached === 0) throw nobody(id);
      const at = this.clock.now();
      await settle(tx, actor.institutionId, campaign, { at, sendAt: sendAt ?? at });
      await record(tx, actor, { event: 'campaign.confirmed', object: id, count: people, special: byGroup });
    });
  }

  /** Calls off what is not sent yet. What is sent already stays sent. @throws {DomainError} conflict, `campaign.settled`. */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.within(actor, async (tx) => {
      const { state } = await this.own(tx, actor, id, true);
      if (state !== 'draft' && state !== 'sending') throw settled(id);
      await endCampaign(tx, actor.institutionId, id, { state: 'cancelled', why: 'cancelled', at: this.clock.now() });
      await record(tx, actor, { event: 'campaign.cancelled', object: id });
    });
  }

  settings(actor: Actor): Promise<CampaignSettings> {
    return this.within(actor, (tx) => settingsOfCampaigns(tx, actor.institutionId));
  }

  /** @throws {DomainError} forbidden, for whoever writes to mentors alone. */
  async changeSettings(actor: Actor, input: CampaignSettingsInput): Promise<void> {
    if (audienceOf(actor) !== null) throw new DomainError('forbidden', 'permission.missing', 'campaigns.manage');
    await this.within(actor, async (tx) => {
      await writeSettings(tx, actor.institutionId, input);
      await record(tx, actor, { event: 'campaign.settings-changed' });
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'campaigns.manage');
    return this.db.transaction(actor, work);
  }

  private async own(tx: EntityManager, actor: Actor, id: string, held = false): Promise<Campaign> {
    const found = await findCampaign(tx, actor.institutionId, id, held);
    const audience = audienceOf(actor);
    if (!found || (audience !== null && found.audience !== audience)) throw noCampaign(id);
    return found;
  }

  private async reachOf(tx: EntityManager, { institutionId }: Actor, { roundId, segment }: Campaign): Promise<Reach> {
    const at = this.clock.now();
    const settings = await settingsOfCampaigns(tx, institutionId);
    const people = await chosen(tx, { institutionId, roundId, segment, at });
    const counts = new Map<LeftOut, number>();
    for (const person of people) {
      const why = keptFrom(person, settings, at);
      if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    const leftOut = [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
    const missed = leftOut.reduce((sum, { count }) => sum + count, 0);
    return { people: people.length, reached: people.length - missed, leftOut, byGroup: segment.groups.length > 0 };
  }
}

/** To whom the asker may write; null: to all. @throws {DomainError} forbidden. */
const audienceOf = (actor: Actor): CampaignAudience | null =>
  permit(actor, 'campaigns.manage') === 'mentors' ? 'mentors' : null;

async function checkInput(tx: EntityManager, actor: Actor, input: CampaignInput): Promise<void> {
  const { institutionId } = actor;
  const audience = audienceOf(actor);
  if (audience !== null && standings[input.standing].audience !== audience)
    throw toPutRight([{ field: 'standing', message: 'You can write to mentors only' }]);
  const rounds = await tx.query<unknown[]>('select 1 from round where institution_id = $1 and id = $2', [
    ...[institutionId, input.roundId],
  ]);
  if (rounds.length === 0) throw toPutRight([{ field: 'roundId', message: 'Choose a round from the list' }]);
  checkWords(input, standings[input.standing].audience === 'students' ? await groupNames(tx, actor, input.groups) : []);
}

const groupNames = async (tx: EntityManager, { institutionId }: Actor, ids: readonly string[]): Promise<string[]> => {
  const rows = await tx.query<{ name: string }[]>(
    'select name from priority_group where institution_id = $1 and id = any ($2) order by name',
    [institutionId, ids],
  );
  return rows.map(({ name }) => name);
};

/** Where groups choose, no word may tell so. @throws {DomainError} invalid, with the fields. */
function checkWords({ subject, body }: Pick<CampaignInput, 'subject' | 'body'>, groups: readonly string[]): void {
  if (groups.length === 0) return;
  const fields = Object.entries({ subject, body }).flatMap(([field, text]) => {
    const words = tellingWords(text, groups);
    const list = words.map((word) => `“${word}”`).join(', ');
    return words.length > 0
      ? [{ field, message: `Leave out ${list}: it would tell readers why they were chosen` }]
      : [];
  });
  if (fields.length > 0) throw toPutRight(fields);
}
