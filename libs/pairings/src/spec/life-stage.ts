import { randomBytes } from 'node:crypto';
import { readSettings } from '@footing/config';
import type { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { AfterPublication, NextBest } from '@footing/matching';
import { Mail } from '@footing/messages';
import { Candidates } from '@footing/people';
import { testSecrets } from '@footing/testing';
import { Checks, Training } from '@footing/training';
import { NewPairs } from '../desk/new-pairs.service';
import { PairingDesk } from '../desk/pairing-desk.service';
import { StandingApprovals } from '../desk/standing-approvals.service';
import { ExamDays } from '../exam-days.service';
import { ContactHolds } from '../life/contact-holds.service';
import { LinkSeals } from '../life/link-seals.service';
import { Lives } from '../life/lives.service';
import { MentorReadiness } from '../life/mentor-readiness.service';
import { NextPairings } from '../life/next-pairings.service';
import { PairingMail } from '../life/pairing-mail.service';
import { Reoffers } from '../life/reoffers.service';
import { SilenceClock } from '../life/silence-clock.service';
import { AnswerLinks } from '../own/answer-links.service';
import { OwnPairings } from '../own/own-pairings.service';
import { OwnWishes } from '../own/own-wishes.service';
import { Places } from '../places.service';
import { Stage } from './stage';

/** The services of a pairing's life over a stage, put together as the module does. */
function servicesOver(db: Database, { clock, jobs }: Stage) {
  const secrets = testSecrets();
  const settings = readSettings({
    MASTER_KEY: randomBytes(32).toString('base64'),
    MAIL_FROM: 'mentoring@wharfedale.example',
  });
  const seals = new LinkSeals(secrets);
  const readiness = new MentorReadiness(new Training(clock), new Checks(db, clock));
  const mail = new PairingMail(new Mail(secrets, jobs, settings), seals, readiness);
  const drafts = new AfterPublication();
  const lives = new Lives(clock, drafts, mail, readiness);
  const nextBest = new NextBest(db, new Candidates(db, secrets));
  const next = new NextPairings(db, clock, drafts, mail);
  const wishes = new OwnWishes(clock, lives);
  return {
    own: new OwnPairings(db, jobs, wishes),
    links: new AnswerLinks(db, jobs, seals, wishes),
    places: new Places(db, clock),
    desk: new PairingDesk(db, jobs, clock, lives),
    newPairs: new NewPairs(db, clock, nextBest, next),
    standing: new StandingApprovals(db, clock),
    silence: new SilenceClock(db, clock, lives, mail, new Reoffers(db, clock, nextBest, next)),
    exams: new ExamDays(db),
    holds: new ContactHolds(clock, lives),
    nextBest,
    next,
    seals,
    db,
  };
}

/** A round whose approved pairs have been published, with accounts for everybody in it. */
export class LifeStage {
  private constructor(
    readonly stage: Stage,
    readonly on: ReturnType<typeof servicesOver>,
  ) {}

  static async open(): Promise<LifeStage> {
    return LifeStage.over(await Stage.open());
  }

  static async over(stage: Stage): Promise<LifeStage> {
    return new LifeStage(stage, servicesOver(await stage.connect(), stage));
  }

  /** The same services with connections of their own: another server. */
  async another(): Promise<ReturnType<typeof servicesOver>> {
    return servicesOver(await this.stage.connect(), this.stage);
  }

  /** A new round on the third of November; Amina and Ben with Joan, who has two places; the rest as the engine has it. */
  async published(...names: string[]): Promise<void> {
    this.stage.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    await this.stage.newRound();
    await this.everybodyTrained();
    await this.stage.approve(...names);
    await (await this.stage.pairings()).publish(this.stage.priya, this.stage.draftId);
  }

  /** As whom somebody signs in. */
  async as(kind: 'student' | 'mentor', name: string): Promise<Actor> {
    const part = kind === 'student' ? 'application' : 'offer';
    const { institutionId } = this.stage.priya;
    const [row] = await this.stage.db.query<{ id: string }>(
      `with person as (select ${kind}_id as id from ${part} where id = $2),
         known as (select a.id from account a, person where a.${kind}_id = person.id),
         made as (insert into account (institution_id, name, email, ${kind}_id)
           select $1, $3, $3 || person.id || '@account.example', person.id from person where not exists (select from known) returning id)
       select id from known union all select id from made`,
      [institutionId, this.stage.id(name), name.toLowerCase()],
    );
    return { institutionId, accountId: row?.id ?? '', roles: [kind] };
  }

  async pairingOf(name: string): Promise<string> {
    const [row] = await this.stage.db.query<{ id: string }>(
      'select id from pairing where application_id = $1 order by proposed_at desc, id desc limit 1',
      [this.stage.id(name)],
    );
    return row?.id ?? '';
  }

  async stateOf(name: string): Promise<string> {
    const [row] = await this.stage.db.query<{ state: string }>(
      'select state from pairing where application_id = $1 order by proposed_at desc, id desc limit 1',
      [this.stage.id(name)],
    );
    return row?.state ?? '';
  }

  /** How many letters of each kind wait in the outbox; then it is emptied. */
  async letters(): Promise<Record<string, number>> {
    const rows = await this.stage.db.query<{ kind: string; n: number }>(
      'with gone as (delete from mail returning kind) select kind, count(*)::int as n from gone group by kind order by kind',
    );
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  }

  async onDay(day: string): Promise<void> {
    this.stage.clock.moveTo(new Date(`${day}T09:00:00Z`));
    await this.on.silence.round(this.stage.priya.institutionId);
  }

  private async everybodyTrained(): Promise<void> {
    await this.stage.db.query(
      `insert into training_result (institution_id, mentor_id, code, version, passed_at)
       select o.institution_id, o.mentor_id, t.code, 1, '2026-10-01' from offer o, training_shipped t
       where o.round_id = $1 and t.audience = 'mentor'`,
      [this.stage.roundId],
    );
  }

  close(): Promise<void> {
    return this.stage.close();
  }
}
