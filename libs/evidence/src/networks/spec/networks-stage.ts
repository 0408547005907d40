import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import { KpiReadings } from '../../kpis/kpi-readings.service';
import { Kpis } from '../../kpis/kpis.service';
import { EvidenceFiles } from '../../packs/evidence-files.service';
import { PracticeReports } from '../../practice/practice-reports.service';
import { EvidenceStage } from '../../spec/evidence-stage';
import { madeUp, times } from '../../spec/made-up';
import { ActionClock } from '../action-clock.service';
import { NetworkLinks } from '../network-links.service';
import { NetworkSendings } from '../network-sendings.service';
import { Networks } from '../networks.service';
import { OwnActions } from '../own-actions.service';

interface Waiting {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A university with networks and a KPI that was read; Tuesday the third of November at nine. */
export class NetworksStage {
  readonly networks: Networks;
  readonly sendings: NetworkSendings;
  readonly links: NetworkLinks;
  readonly actions: OwnActions;
  readonly actionClock: ActionClock;
  readonly kpis: Kpis;
  lead: Actor;
  analyst: Actor;

  private constructor(readonly stage: EvidenceStage) {
    const [db, mail, files] = [stage.get(Database), stage.get(Mail), stage.get(EvidenceFiles)];
    const { clock } = stage;
    this.kpis = stage.get(Kpis);
    this.networks = new Networks(db, clock, mail, files);
    this.sendings = new NetworkSendings(db, clock, mail, files);
    this.links = new NetworkLinks(db, clock, new PracticeReports(db, clock), files, this.networks);
    this.actions = new OwnActions(db, clock);
    this.actionClock = new ActionClock(db, clock, mail);
    this.lead = stage.as('programme-lead');
    this.analyst = stage.as('analyst');
  }

  static async open(): Promise<NetworksStage> {
    const made = new NetworksStage(await EvidenceStage.open());
    made.lead = { ...made.lead, accountId: await made.account('Lena', 'programme-lead') };
    made.analyst = { ...made.analyst, accountId: await made.account('Owen', 'analyst') };
    return made;
  }

  get here(): string {
    return this.stage.institutionId;
  }

  account(name: string, role: string): Promise<string> {
    return this.stage.one(
      `with a as (insert into account (institution_id, name, email) values ($1, $2, lower($2) || '@w.example') returning id),
         r as (insert into account_role (institution_id, account_id, role) select $1, id, $3 from a) select id from a`,
      ...[name, role],
    );
  }

  at(moment: string): void {
    this.stage.clock.moveTo(new Date(moment));
  }

  /** A KPI that is agreed and read once. @returns its id. */
  async kpi(name: string): Promise<string> {
    const rate = { measure: 'M13', outcome: null, characteristic: null, priority: null, comparator: null } as const;
    const words = { name, threshold: '', reference: '', sourceNote: '', championId: null, ownerId: null };
    const id = await this.kpis.add(this.lead, { ...rate, ...words, population: 'applicants' });
    await this.kpis.move(this.lead, id, 'agree');
    await this.read(id, 50);
    return id;
  }

  /** Reads it from a new snapshot in which so many of 97 did well. */
  async read(id: string, many: number): Promise<void> {
    const of = (value: 0 | 1) => ({ codes: { cohort: '2025/26' }, outcomes: [null, null, value, null] });
    const rest = times(60, { codes: { cohort: '2026/27', arm: 'unmatched' }, outcomes: [null, null, null, null] });
    const snapshot = await madeUp(this.stage, { people: [...times(many, of(1)), ...times(97 - many, of(0)), ...rest] });
    await this.stage.get(KpiReadings).take(this.analyst, id, snapshot);
  }

  /** A network that is sent all agreed KPIs each month from a day on, with so many people in it. @returns its id. */
  async network(name: string, anchorOn: string, people: number): Promise<string> {
    const id = await this.networks.add(this.lead, { name, about: '', every: 'month', anchorOn });
    await this.networks.give(this.lead, id, { kind: 'kpis', kpiId: null, document: null });
    for (let at = 1; at <= people; at += 1)
      await this.networks.join(this.lead, id, {
        accountId: null,
        name: `${name} ${at}`,
        email: `p${at}@${name.toLowerCase()}.example`,
      });
    return id;
  }

  /** Mail that waits, out of its envelope, the oldest first. */
  async mail(): Promise<Waiting[]> {
    const here = { institutionId: this.here };
    return this.stage.get(Database).transaction(here, async (tx) => {
      const rows = await tx.query<{ sealed: Buffer }[]>(
        `select sealed from mail where institution_id = $1 and state = 'waiting' order by id`,
        [this.here],
      );
      const all: Waiting[] = [];
      for (const { sealed } of rows)
        all.push(JSON.parse(await this.stage.get(Secrets).open(tx, here, 'mail.sealed', null, sealed)) as Waiting);
      return all;
    });
  }

  /** To whom mail waits, sorted. */
  readonly recipients = async (): Promise<string[]> => (await this.mail()).map(({ to }) => to).sort();

  async tokenOf(to: string): Promise<string> {
    const found = (await this.mail()).filter((one) => one.to === to).at(-1);
    return /\/sent\/([A-Za-z0-9_-]{54})/.exec(found?.text ?? '')?.[1] ?? '';
  }

  async empty(): Promise<void> {
    await this.stage.db.query('delete from mail');
  }

  /** Whatever SQL the apps could send. */
  hostile(sql: string, ...values: unknown[]): Promise<unknown> {
    return this.stage.get(Database).transaction({ institutionId: this.here }, (tx) => tx.query(sql, values));
  }

  close(): Promise<void> {
    return this.stage.close();
  }
}
