import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { ownSurveysOf } from '../data/own-surveys.query';
import type { Words } from '../domain/instrument';
import { minutesFor } from '../domain/minutes';
import type { OwnDistance } from '../domain/travelled/own-distance';
import { FrozenInstruments } from '../instruments/frozen-instruments';
import type { WaveKind } from '../shipped/surveys';
import { Answering, type KeptPage, type OpenSurvey } from './answering';
import { Seats } from './seats';
import { stateOf, type SurveyState } from './survey-state';

/** One survey in somebody's own list. */
export interface OwnSurvey {
  readonly invitationId: string;
  readonly kind: WaveKind;
  readonly roundName: string;
  readonly title: Words;
  readonly languages: readonly string[];
  readonly state: SurveyState;
  readonly isBegun: boolean;
  readonly minutes: number;
  readonly closesAt: Date;
  readonly submittedAt: Date | null;
  /** Whether they said that they would rather not. */
  readonly isRefused: boolean;
}

/** Surveys of whoever is signed in: nobody can ask here for anybody else. Refused as `Answering` says. */
@Injectable()
export class OwnSurveys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly frozen: FrozenInstruments,
    private readonly answering: Answering,
    private readonly seats: Seats,
  ) {}

  /** What they were asked, the newest first; empty where no record of theirs is there yet. */
  of(actor: Actor): Promise<OwnSurvey[]> {
    permit(actor, 'surveys.own');
    const at = this.clock.now();
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return [];
        const rows = await underPurpose(tx, 'own', () => ownSurveysOf(tx, actor.institutionId, self), self.id);
        const all: OwnSurvey[] = [];
        for (const { versionId, startedAt, ...row } of rows) {
          const instrument = await this.frozen.of(tx, actor.institutionId, versionId);
          const { title, languages } = instrument;
          const { id: invitationId, kind, roundName, closesAt, submittedAt } = row;
          const told = { invitationId, kind, roundName, closesAt, submittedAt, title, languages };
          const state = stateOf(row, submittedAt, at);
          all.push({
            ...told,
            isRefused: row.endedAs === 'refused',
            state,
            isBegun: startedAt !== null,
            minutes: minutesFor(instrument),
          });
        }
        return all;
      },
      'own',
    );
  }

  open(actor: Actor, invitationId: string, language?: string): Promise<OpenSurvey> {
    return this.answering.open({ actor, invitationId }, language);
  }

  agree(actor: Actor, invitationId: string, shown: string): Promise<void> {
    return this.answering.agree({ actor, invitationId }, shown);
  }

  keep(actor: Actor, invitationId: string, raw: unknown, language?: string): Promise<KeptPage> {
    return this.answering.keep({ actor, invitationId }, raw, language);
  }

  submit(actor: Actor, invitationId: string, language?: string): Promise<readonly OwnDistance[]> {
    return this.answering.submit({ actor, invitationId }, language);
  }

  refuse(actor: Actor, invitationId: string, shown: string | null): Promise<void> {
    return this.answering.refuse({ actor, invitationId }, shown);
  }

  /** Takes back every link that was sent for it: somebody else may have the mail. It can still be answered signed in. */
  revokeLinks(actor: Actor, invitationId: string): Promise<void> {
    return this.seats.at({ actor, invitationId }, false, async ({ tx, invitation, at }) => {
      await tx.query(
        `update survey_link set revoked_at = $3 where institution_id = $1 and invitation_id = $2 and revoked_at is null`,
        [actor.institutionId, invitation.id, at],
      );
      await record(tx, actor, { event: 'survey.revoked', object: invitation.id, subjects: [invitation.person] });
    });
  }
}
