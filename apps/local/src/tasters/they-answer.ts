import { Database } from '@footing/database';
import { Instruments, SurveyClock, Waves, type WaveView } from '@footing/surveys';
import { mentorHeaders } from '../demo/columns';
import { bulkTable } from '../demo/university';
import { hasLeft, lastMail, OpenSurveys } from './open-surveys';
import { ownSurvey } from './own-survey';
import { PastPairs } from './past-pairs';
import { type TasterRound, tasters } from './taster-rounds';
import type { TasterStage } from './taster-stage';
import { publishRound } from './they-meet';

/** Students without an account in the round that is over; about three in five get a mentor. Enough for figures of some groups, and not of all. */
const STUDENTS = 110;
/** Mentors beside those of the cast. */
const MENTORS = 11;
const PLACES = '5';

/** A round that is over, whose people look back; and rounds in which somebody has just been asked. */
export class TheyAnswer {
  constructor(private readonly stage: TasterStage) {}

  /** @param round of a programme that has it not yet. */
  async lookBack(programmeId: string, round: TasterRound): Promise<void> {
    const { app, system, lead } = this.stage;
    const before = await lastMail(app, system);
    this.stage.on(-134);
    const roundId = await this.stage.open(programmeId, round, {
      more: bulkTable('students', STUDENTS, 'wexmere-before'),
      moreMentors: bulkTable('mentors', MENTORS, 'wexmere-before'),
      mentorCells: { [mentorHeaders.places]: PLACES },
    });
    await this.appliedOn(roundId, -120);
    await app.get(Waves).useUsual(lead, roundId);
    await this.without(roundId, 'mid');
    await this.tick(-119);
    const surveys = new OpenSurveys(app, system, roundId);
    const first = await surveys.waiting('baseline');
    await hasLeft(app, system, before);
    const willing = new Map(first.flatMap((one, nth) => (nth % 6 === 5 ? [] : [[one.personId, { ...one, nth }]])));
    for (const one of willing.values()) {
      await surveys.agree(one);
      await surveys.answer(one, 'baseline', { nth: one.nth, gain: 0, isHandedIn: one.nth !== 0 });
    }
    const pairs = new PastPairs(this.stage, roundId);
    await pairs.areTrained();
    await publishRound(this.stage, roundId);
    await pairs.wereTogether();
    await this.tick(-9);
    for (const one of await surveys.waiting('close')) {
      const nth = willing.get(one.personId)?.nth;
      if (nth === undefined || (!one.isMatched && nth % 4 === 2)) continue;
      await surveys.answer(one, 'close', { nth, gain: one.isMatched ? 1 + (nth % 2) : nth % 2, isHandedIn: nth !== 1 });
    }
    // Whoever began and has not handed in has been reminded.
    await this.tick(-1);
    await hasLeft(app, system, before);
  }

  /**
   * Students of a round that is not matched yet tell where they are, and pairs of another how it is going; the lead writes a survey.
   * Everybody of the university's first round is asked too.
   */
  async areAsked({ notMatched, meeting }: { readonly notMatched: string; readonly meeting: string }): Promise<void> {
    const { app, lead } = this.stage;
    this.stage.on(-9);
    await this.appliedOn(notMatched, -9);
    for (const roundId of [notMatched, meeting]) await app.get(Waves).useUsual(lead, roundId);
    // These months are short: the middle is counted from the end.
    for (const { id, ...wave } of await this.wavesOf(meeting, 'mid'))
      await app.get(Waves).save(lead, meeting, id, { ...wave, anchor: 'programme-end', offsetDays: -45 });
    await app.get(Instruments).begin(lead, ownSurvey.title, ownSurvey);
    const before = await lastMail(app, this.stage.system);
    for (const roundId of await this.otherRounds()) {
      await this.appliedOn(roundId, -9);
      await app.get(Waves).useUsual(lead, roundId);
    }
    await this.tick(-3);
    await hasLeft(app, this.stage.system, before);
  }

  /** Rounds of other programmes whose people have applied. */
  private otherRounds(): Promise<string[]> {
    const { app, system } = this.stage;
    return app.get(Database).transaction(system, async (tx) => {
      const rounds = await tx.query<{ id: string }[]>(
        `select r.id from round r join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
         where r.institution_id = $1 and p.name <> $2 and exists (select from application a
           where a.institution_id = r.institution_id and a.round_id = r.id) order by r.id`,
        [system.institutionId, tasters.name],
      );
      return rounds.map(({ id }) => id);
    });
  }

  /** Half a minute of a worker, on a day on which people may be written to. */
  private async tick(days: number): Promise<void> {
    const isSunday = new Date(this.stage.day(days)).getUTCDay() === 0;
    this.stage.on(isSunday ? days - 1 : days, '11:00');
    await this.stage.app.get(SurveyClock).tick(this.stage.system.institutionId);
  }

  /** What was brought in now came then. */
  private async appliedOn(roundId: string, days: number): Promise<void> {
    const { app, system } = this.stage;
    await app
      .get(Database)
      .transaction(system, (tx) =>
        tx.query('update application set created_at = $3 where institution_id = $1 and round_id = $2', [
          ...[system.institutionId, roundId, `${this.stage.day(days)}T12:00:00Z`],
        ]),
      );
  }

  private async wavesOf(roundId: string, kind: WaveView['kind']): Promise<WaveView[]> {
    const waves = await this.stage.app.get(Waves).ofRound(this.stage.lead, roundId);
    return waves.filter((wave) => wave.kind === kind);
  }

  private async without(roundId: string, kind: WaveView['kind']): Promise<void> {
    for (const { id } of await this.wavesOf(roundId, kind))
      await this.stage.app.get(Waves).remove(this.stage.lead, roundId, id);
  }
}
