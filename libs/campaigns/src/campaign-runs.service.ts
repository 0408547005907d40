import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { StopLinks } from '@footing/consent';
import { Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { type Letter, Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { type Campaign, dueCampaigns, endCampaign, findCampaign } from './data/campaigns.query';
import { addReminders } from './data/reminders.query';
import { type Chosen, chosen, purposeOf } from './data/segment.query';
import { type CampaignSettings, settingsOfCampaigns } from './data/settings.query';
import { campaignWords, isNamed } from './campaign-letter';
import { isQuiet, londonDay } from './domain/quiet-hours';
import { keptFrom, type LeftOut } from './domain/reach';
import { standings } from './domain/segment';

/** So many people at once: who is before them waits no longer than this takes. */
const BATCH = 20;

/** Sends what was settled: each person once a campaign, in waking hours, and only while they are still among those it is for. */
@Injectable()
export class CampaignRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly stopLinks: StopLinks,
  ) {}

  /** Whatever can be sent now. Safe to begin again, and on several workers. @returns how many mails were put in the outbox. */
  async round(institutionId: string): Promise<number> {
    const at = this.clock.now();
    const due = await this.db.transaction({ institutionId }, async (tx) => {
      const settings = await settingsOfCampaigns(tx, institutionId);
      if (isQuiet(at, settings)) return [];
      if (settings.reminders) await addReminders(tx, institutionId, { at, today: londonDay(at) });
      const all = await dueCampaigns(tx, institutionId, at);
      return all.filter(({ automatic }) => automatic === null || settings.reminders);
    });
    let sent = 0;
    for (const { id } of due) sent += await this.send(institutionId, id);
    return sent;
  }

  private async send(institutionId: string, id: string): Promise<number> {
    let sent = 0;
    for (;;) {
      const done = await this.db.transaction({ institutionId }, (tx) => this.batch(tx, institutionId, id));
      if (done === null) return sent;
      sent += done;
    }
  }

  /** @returns how many were sent; null: there is nothing more to do for now. */
  private async batch(tx: EntityManager, institutionId: string, id: string): Promise<number | null> {
    // One at a time in an institution, so that two campaigns do not both write to somebody on one day.
    await tx.query(`select pg_advisory_xact_lock(hashtext('campaigns'), hashtext($1))`, [institutionId]);
    const at = this.clock.now();
    const settings = await settingsOfCampaigns(tx, institutionId);
    const campaign = await findCampaign(tx, institutionId, id, true);
    if (campaign?.state !== 'sending' || isQuiet(at, settings)) return null;
    if (isClosed(campaign, londonDay(at))) {
      await endCampaign(tx, institutionId, id, { state: 'done', why: 'closed', at });
      return null;
    }
    const waiting = await tx.query<{ id: string }[]>(
      `select subject_id as id from campaign_recipient where institution_id = $1 and campaign_id = $2 and state = 'waiting'
       order by subject_id limit ${BATCH} for update`,
      [institutionId, id],
    );
    if (waiting.length > 0)
      return this.handOver(tx, campaign, { institutionId, settings, at, ids: waiting.map((one) => one.id) });
    if (campaign.automatic === null) await endCampaign(tx, institutionId, id, { state: 'done', why: 'no-longer', at });
    return null;
  }

  private async handOver(
    tx: EntityManager,
    campaign: Campaign,
    {
      institutionId,
      settings,
      at,
      ids,
    }: { institutionId: string; settings: CampaignSettings; at: Date; ids: readonly string[] },
  ): Promise<number> {
    const { roundId, segment } = campaign;
    const now = await chosen(tx, { institutionId, roundId, segment, at, only: ids });
    const kind = campaign.audience === 'students' ? ('student' as const) : ('mentor' as const);
    const reached: string[] = [];
    for (const id of ids) {
      const person = now.find((one) => one.id === id);
      const why: LeftOut | null = person ? keptFrom(person, settings, at) : 'no-longer';
      const mailId = person && why === null ? await this.write(tx, institutionId, campaign, person) : null;
      if (mailId !== null) reached.push(id);
      await tx.query(
        `update campaign_recipient set state = $4, why = $5, mail_id = $6, at = $7
         where institution_id = $1 and campaign_id = $2 and subject_id = $3`,
        [institutionId, campaign.id, id, mailId === null ? 'left-out' : 'handed-over', why, mailId, at],
      );
    }
    const subjects = reached.map((id) => ({ kind, id }));
    if (subjects.length > 0)
      await record(tx, systemActor(institutionId), { event: 'campaign.sent', object: campaign.id, subjects });
    return reached.length;
  }

  private async write(tx: EntityManager, institutionId: string, campaign: Campaign, person: Chosen): Promise<string> {
    const { segment, subject, audience } = campaign;
    const { kind } = standings[segment.standing];
    const whose = { kind: audience === 'students' ? ('student' as const) : ('mentor' as const), id: person.id };
    const words = campaignWords(campaign, isNamed(subject, person.firstName) ? '' : person.firstName);
    const permission = {
      ...{ subjectId: person.id, subjectKind: whose.kind, purpose: purposeOf(segment), item: '' },
      epoch: person.epoch ?? 0,
    };
    const written = { ...words, to: person.email ?? '', subject, permission };
    const letter: Letter =
      kind === 'news'
        ? { ...written, kind, stop: `/stop/${await this.stopLinks.make(tx, { institutionId }, whose, 'news')}` }
        : { ...written, kind };
    return this.mail.send(tx, { institutionId }, letter);
  }
}

/** Whoever is asked to sign up is not, once that is over. */
const isClosed = ({ segment, signUpCloses }: Campaign, today: string): boolean =>
  (segment.standing === 'begun' || segment.standing === 'not-begun') && today > signUpCloses;
