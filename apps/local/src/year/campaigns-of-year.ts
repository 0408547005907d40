import { type CampaignInput, CampaignRuns, Campaigns } from '@footing/campaigns';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { dayAfter } from './year-clock';

const TEXT = 'It takes a few minutes. What you have written is kept, and you can go on from there at any time.';

/** What the lead writes to many at once: settled late in the evening, so that it has to wait for the morning. */
export class CampaignsOfYear {
  /** Mail that left while it should have waited. */
  readonly faults: string[] = [];

  constructor(private readonly stage: StageOfYear) {}

  /** Settled last night at 22:30, and sent this morning. */
  async write(standing: CampaignInput['standing'], name: string): Promise<Counts> {
    const { app, clock, university } = this.stage;
    const counts: Counts = new Map();
    const { today } = clock;
    clock.moveTo(dayAfter(today, -1), '22:30');
    for (const roundId of Object.values(university.rounds)) {
      const campaign = { ...{ roundId, name, standing, subject: name, body: TEXT }, ...everybody };
      const id = await app.get(Campaigns).write(university.lead, null, campaign);
      const { reached } = await app.get(Campaigns).reach(university.lead, id);
      if (reached === 0) continue;
      await app.get(Campaigns).confirm(university.lead, id, null);
      addTo(counts, 'campaigns settled at night');
    }
    const early = await app.get(CampaignRuns).round(university.institutionId);
    if (early > 0) this.faults.push(`${early} mails of a campaign left at night`);
    clock.moveTo(today);
    addTo(counts, 'campaign mails sent in the morning', await app.get(CampaignRuns).round(university.institutionId));
    return counts;
  }
}

const everybody = { schools: [], groups: [], years: [], courses: [], sectors: [] };
