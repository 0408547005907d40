import { Settings } from '@footing/config';
import { Choices, Notices, ShownTexts } from '@footing/consent';
import { connectionOptions, Database, Jobs } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Places } from '@footing/pairings';
import { OwnApplications, OwnOffers } from '@footing/people';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { StopJournal } from '../../../consent/src/journal/stop-journal';
import { OfferSignUps } from '../offer-sign-ups.service';
import { OwnPlaces } from '../own-places.service';
import { PlacesAsked } from '../places-asked.service';
import { Sharing } from '../sharing.service';

/** A university with a round of each kind that mentors can offer places in, and mentors with and without a record. */
export class Stage {
  readonly clock = new HeldClock(new Date('2026-11-03T09:00:00Z'));
  readonly signUps: OfferSignUps;
  readonly sharing: Sharing;
  readonly places: OwnPlaces;
  readonly asking: PlacesAsked;
  readonly choices: Choices;
  private readonly jobs: Jobs;
  private people = 0;

  private constructor(
    readonly db: FreshDatabase,
    private readonly source: DataSource,
    readonly here: string,
    readonly rounds: Readonly<Record<'career' | 'reverse' | 'group' | 'next', string>>,
  ) {
    const database = new Database(source);
    const secrets = testSecrets();
    const settings = new Settings();
    this.jobs = new Jobs(db.url);
    this.choices = new Choices(database, new StopJournal(settings));
    const offers = new OwnOffers(secrets);
    const texts = new ShownTexts(new Notices(), secrets);
    this.signUps = new OfferSignUps(database, this.clock, offers);
    this.sharing = new Sharing(database, offers, new OwnApplications(secrets), texts, this.choices);
    this.places = new OwnPlaces(database, this.clock, new Places(database, this.clock));
    this.asking = new PlacesAsked(database, this.clock, new Mail(secrets, this.jobs, settings));
  }

  static async open(): Promise<Stage> {
    const db = await freshDatabase();
    const [row] = await db.query<{ here: string; rounds: Record<string, string> }>(FURNISH);
    const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
    const { career = '', reverse = '', group = '', next = '' } = row?.rounds ?? {};
    return new Stage(db, source, row?.here ?? '', { career, reverse, group, next });
  }

  /** A mentor with an account. @param withRecord `null`: no record is there · `loose`: there is one, tied to nobody. */
  async mentor(withRecord: 'tied' | 'loose' | null = null): Promise<Actor> {
    this.people += 1;
    const email = `mentor-${this.people}@mentor.example`;
    const [record] = withRecord
      ? await this.db.query<{ id: string }>(
          `insert into mentor (institution_id, first_name, last_name, email) values ($1, 'Joan', 'Example', $2) returning id`,
          [this.here, email],
        )
      : [];
    const [account] = await this.db.query<{ id: string }>(
      `insert into account (institution_id, name, email, mentor_id) values ($1, 'Joan Mary Example', $2, $3) returning id`,
      [this.here, email, withRecord === 'tied' ? record?.id : null],
    );
    return { institutionId: this.here, accountId: account?.id ?? '', roles: ['mentor'] };
  }

  /** Everything that is needed, and sends it. @returns the offer's id. */
  async gives(actor: Actor, roundId = this.rounds.career): Promise<string> {
    await this.signUps.begin(actor, roundId);
    await this.signUps.save(actor, roundId, 'help', { helpOffered: ['Interview practice'] });
    await this.signUps.save(actor, roundId, 'meeting', { meetingModes: 'online', 'times-2': ['Tuesday evening'] });
    await this.signUps.save(actor, roundId, 'places', { places: '2' });
    return (await this.signUps.give(actor, roundId)).offerId ?? '';
  }

  async close(): Promise<void> {
    await this.jobs.onApplicationShutdown();
    await this.source.destroy();
    await this.db.drop();
  }
}

const FURNISH = `
  with i as (insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'careers@wharfedale.example') returning id),
    p as (insert into programme (institution_id, name, kind) select i.id, k || ' mentoring', k from i, unnest('{career,reverse,group}'::text[]) k returning *),
    r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
      select institution_id, id, kind, '2026-09-21'::date, '2026-11-30'::date, '2026-12-11'::date, '2026-12-12'::date, '2027-06-01'::date from p
      union all select institution_id, id, 'next', '2027-09-21', '2027-11-30', '2027-12-11', '2027-12-12', '2028-06-01' from p where kind = 'career'
      returning *)
  select i.id as here, (select json_object_agg(r.name, r.id) from r) as rounds from i`;
