import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { TextInForm } from '@footing/consent';
import { Secrets } from '@footing/secrets';
import { keepAnswers, type Kept, keptOf, touch } from '../data/answers.query';
import { endInvitation } from '../data/invitation.query';
import { type NamesOfRound, namesOfRound } from '../data/names-of-round.query';
import { earlierScores, handIn } from '../data/scores.query';
import type { Answers } from '../domain/answers';
import { checkAnswers, savingAnswers } from '../domain/answering/check-answers';
import type { ItemFault } from '../domain/faults';
import type { Instrument } from '../domain/instrument';
import { minutesFor } from '../domain/minutes';
import { type OwnDistance, ownDistance } from '../domain/travelled/own-distance';
import { meaning, notNow } from '../errors';
import { FrozenInstruments } from '../instruments/frozen-instruments';
import type { WaveKind } from '../shipped/surveys';
import { changesBetween, goesOnAt, languageOf } from './own-words';
import { SayingYes, type ToRecord } from './saying-yes';
import { actorAt, type Seat, Seats, type Way } from './seats';
import { stateOf, type SurveyState } from './survey-state';

/** A survey as the person who was asked sees it. */
export interface OpenSurvey extends NamesOfRound {
  readonly invitationId: string;
  readonly institutionId: string;
  readonly kind: WaveKind;
  readonly state: SurveyState;
  /** The text that they are asked to say yes to, and what comes back with their answer; null in every other state. */
  readonly ask: TextInForm | null;
  readonly instrument: Instrument;
  readonly language: string;
  /** What they said so far; empty unless it is open. */
  readonly answers: Answers;
  /** Key of the page to go on with; null: every page was seen, or it is not open. */
  readonly at: string | null;
  readonly minutes: number;
  readonly closesAt: Date;
  /** Whether they said that they would rather not: no reminder comes. */
  readonly isRefused: boolean;
  /** After it was handed in. By a link for an hour, as links get around; empty where there is nothing to tell. */
  readonly feedback: readonly OwnDistance[];
}

/** What came of a page. */
export interface KeptPage {
  /** Empty: everything on the page was kept. Otherwise nothing of it was. */
  readonly faults: readonly ItemFault[];
  /** All that is kept now. */
  readonly answers: Answers;
  /** Keys whose answers went because what was said hides them. */
  readonly dropped: readonly string[];
}

const SHOWN_MS = 3_600_000;

/** Opens surveys, keeps answers page by page, and takes them in: the same by a link and signed in. Opening changes nothing. */
@Injectable()
export class Answering {
  constructor(
    private readonly seats: Seats,
    private readonly frozen: FrozenInstruments,
    private readonly secrets: Secrets,
    private readonly yes: SayingYes,
  ) {}

  open(way: Way, language?: string): Promise<OpenSurvey> {
    return this.seats.at(way, false, async (seat) => {
      const { invitation, at, tx } = seat;
      const instrument = await this.frozen.of(tx, invitation.institutionId, invitation.versionId);
      const kept = await keptOf(tx, this.secrets, invitation);
      const asked = stateOf(invitation, kept.submittedAt, at);
      const ask = asked === 'needs-yes' ? await this.yes.text(seat) : null;
      const state = asked === 'needs-yes' && !ask ? 'stopped' : asked;
      const isOpen = state === 'open';
      return {
        ...(await namesOfRound(tx, invitation)),
        ...{ invitationId: invitation.id, institutionId: invitation.institutionId, kind: invitation.kind, state, ask },
        ...{ instrument, language: languageOf(instrument, language, kept.language), closesAt: invitation.closesAt },
        answers: isOpen ? kept.answers : {},
        at: isOpen ? goesOnAt(instrument, kept.answers) : null,
        minutes: minutesFor(instrument),
        isRefused: invitation.endedAs === 'refused',
        feedback: isShown(seat, kept) ? await this.feedback(seat, instrument, kept, language) : [],
      };
    });
  }

  /** Says yes to being counted. Said before, it stands. @throws {DomainError} as `SayingYes.decided`. */
  async agree(way: Way, shown: string): Promise<void> {
    const said = await this.seats.at(way, false, (seat) =>
      seat.invitation.evidence === 'none' ? this.yes.decided(seat, way, shown) : Promise.resolve(null),
    );
    if (said) await this.yes.record('give', said);
  }

  /**
   * Keeps what a page says, in place of what was said there before. Sent twice, it is kept once.
   * @param raw as `checkAnswers`; keys that are not in it stay as they are.
   * @throws {DomainError} conflict: `survey.over`, `survey.submitted`, `survey.result-known`, `survey.stopped`, `survey.needs-yes`.
   */
  keep(way: Way, raw: unknown, language?: string): Promise<KeptPage> {
    return this.write(way, language, async ({ seat, instrument, kept }) => {
      const { answers, faults, hidden } = savingAnswers(instrument, kept.answers, raw);
      if (faults.length > 0) return { faults, answers: kept.answers, dropped: [] };
      const of = { ...seat.invitation, instrument };
      await keepAnswers(seat.tx, this.secrets, of, { ...changesBetween(kept.answers, answers), at: seat.at });
      return { faults: [], answers, dropped: hidden };
    });
  }

  /** Hands it in; handed in before, it stays as it was. @returns what they are told. @throws {DomainError} as `keep`. */
  async submit(way: Way, language?: string): Promise<readonly OwnDistance[]> {
    return this.write(
      way,
      language,
      async ({ seat, instrument, kept, isDone }) => {
        const { tx, invitation, at } = seat;
        if (!isDone) {
          const { answers } = checkAnswers(instrument, kept.answers);
          await handIn(tx, invitation, { instrument, answers, at });
          await endInvitation(tx, invitation, 'submitted', at);
          const subjects = [invitation.person];
          await record(tx, await actorAt(seat, way), { event: 'survey.submitted', object: invitation.id, subjects });
        }
        return this.feedback(seat, instrument, kept, language);
      },
      true,
    );
  }

  /**
   * Would rather not: no reminder comes. Whoever had not decided yet, and was shown the text, says no to being counted at all.
   * @param shown what came with the text; null: they were shown none. @throws {DomainError} as `SayingYes.decided`.
   */
  async refuse(way: Way, shown: string | null): Promise<void> {
    const said = await this.seats.at(way, false, async (seat): Promise<ToRecord | null> => {
      const { tx, invitation, at } = seat;
      const toRecord = shown && invitation.evidence === 'none' ? await this.yes.decided(seat, way, shown) : null;
      await endInvitation(tx, invitation, 'refused', at);
      const actor = toRecord?.actor ?? (await actorAt(seat, way));
      await record(tx, actor, { event: 'survey.refused', object: invitation.id, subjects: [invitation.person] });
      return toRecord;
    });
    if (said) await this.yes.record('refuse', said);
  }

  private async write<T>(
    way: Way,
    language: string | undefined,
    work: (of: { seat: Seat; instrument: Instrument; kept: Kept; isDone: boolean }) => Promise<T>,
    isDoneFine = false,
  ): Promise<T> {
    const id = 'token' in way ? 'a link' : way.invitationId;
    return meaning(
      id,
      this.seats.at(way, true, async (seat) => {
        const { tx, invitation, at, mode } = seat;
        const instrument = await this.frozen.of(tx, invitation.institutionId, invitation.versionId);
        if (isDoneFine && invitation.endedAs === 'submitted')
          return work({ seat, instrument, kept: await keptOf(tx, this.secrets, invitation), isDone: true });
        refuseClosed(seat);
        const spoken = languageOf(instrument, language, null);
        const isFresh = await touch(tx, invitation, { language: spoken, mode, at });
        if (!isFresh && !isDoneFine) throw notNow('survey.submitted', invitation.id);
        const kept = await keptOf(tx, this.secrets, invitation);
        return work({ seat, instrument, kept, isDone: !isFresh });
      }),
    );
  }

  private async feedback({ tx, invitation }: Seat, instrument: Instrument, kept: Kept, language?: string) {
    const spoken = languageOf(instrument, language, kept.language);
    return ownDistance(instrument, kept.answers, spoken, await earlierScores(tx, invitation));
  }
}

const isShown = ({ mode, at }: Seat, { submittedAt }: Kept): boolean =>
  submittedAt !== null && (mode === 'signed-in' || at.getTime() - submittedAt.getTime() < SHOWN_MS);

/** @throws where nothing can be kept now. What was handed in is found by the row itself. */
function refuseClosed({ invitation, at }: Seat): void {
  const state = stateOf(invitation, null, at);
  if (state === 'needs-yes' || state === 'over' || state === 'result-known' || state === 'stopped')
    throw notNow(`survey.${state}`, invitation.id);
  if (!invitation.isHeld) throw notNow('survey.stopped', invitation.id);
}
