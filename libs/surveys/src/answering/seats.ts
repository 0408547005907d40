import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, permit, type RequestMark, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { invitationByLink, invitationOf, type InvitationRow } from '../data/invitation.query';
import { surveyNotFound } from '../errors';
import { readToken } from './survey-token';

/** How somebody came to a survey: by a link from a mail, without signing in, or signed in, from their own list. */
export type Way =
  | { readonly token: string; readonly request?: RequestMark | undefined }
  | { readonly actor: Actor; readonly invitationId: string };

/** Somebody in front of a survey that is theirs, in a transaction of their own. */
export interface Seat {
  readonly tx: EntityManager;
  readonly at: Date;
  readonly invitation: InvitationRow;
  readonly mode: 'link' | 'signed-in';
}

/** Finds the survey that somebody came to. Whoever holds a link may be anybody, so it opens that one survey and nothing else. */
@Injectable()
export class Seats {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Does `work` in one transaction. @param hold whether a stop of theirs waits until it has ended.
   * @throws {DomainError} not-found, `survey.not-found`, for a link that is not ours or was taken back, and for somebody else's survey.
   */
  async at<T>(way: Way, hold: boolean, work: (seat: Seat) => Promise<T>): Promise<T> {
    return 'token' in way ? this.byLink(way.token, hold, work) : this.signedIn(way, hold, work);
  }

  private async byLink<T>(text: string, hold: boolean, work: (seat: Seat) => Promise<T>): Promise<T> {
    const token = readToken(text);
    if (!token) throw surveyNotFound();
    const { institutionId, hash } = token;
    return this.db.transaction(
      token,
      async (tx) => {
        const invitation = await invitationByLink(tx, institutionId, hash, hold);
        if (!invitation) throw surveyNotFound();
        return work({ tx, invitation, at: this.clock.now(), mode: 'link' });
      },
      'own',
    );
  }

  private async signedIn<T>(
    { actor, invitationId }: { readonly actor: Actor; readonly invitationId: string },
    hold: boolean,
    work: (seat: Seat) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'surveys.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const invitation = self && (await invitationOf(tx, actor.institutionId, invitationId, self, hold));
        if (!invitation) throw surveyNotFound(invitationId);
        return work({ tx, invitation, at: this.clock.now(), mode: 'signed-in' });
      },
      'own',
    );
  }
}

/** Who acts, for the record: whoever signed in, or by their account whoever got the mail; the service for who has none. */
export async function actorAt({ tx, invitation }: Seat, way: Way): Promise<Actor> {
  if (!('token' in way)) return way.actor;
  const { institutionId, person } = invitation;
  const [row] = await tx.query<{ id: string }[]>(
    `select id from account where institution_id = $1 and case $3 when 'mentor' then mentor_id else student_id end = $2`,
    [institutionId, person.id, person.kind],
  );
  const actor: Actor = row ? { institutionId, accountId: row.id, roles: [person.kind] } : systemActor(institutionId);
  return way.request ? { ...actor, request: way.request } : actor;
}
