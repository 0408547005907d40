import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type Purpose } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { ShownNotice } from '../domain/shown-notice';
import { type Notice, Notices } from '../notices.service';
import type { Person } from '../person';
import { rulesHere } from './rules.query';
import { openShowing, sealShowings } from './sealed-showing';

/** A text as a form shows it, before anybody has said what about. */
export interface TextInForm {
  readonly notice: Notice;
  /** Says which text was on the page, when and to whom; comes back with the form. */
  readonly shown: string;
}

/** Texts of purposes inside forms that ask for more than a yes. Each is asked inside the caller's transaction, under the purpose `own`. */
@Injectable()
export class ShownTexts {
  constructor(
    private readonly notices: Notices,
    private readonly secrets: Secrets,
  ) {}

  /** Whether the institution asks about the purpose at all. */
  async isAsked(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    purpose: Purpose,
  ): Promise<boolean> {
    return (await rulesHere(tx, institutionId)).get(purpose)?.enabled ?? false;
  }

  /** Null where it does not. */
  async of(tx: EntityManager, actor: Actor, person: Person, purpose: Purpose): Promise<TextInForm | null> {
    if (!(await this.isAsked(tx, actor, purpose))) return null;
    const notice = await this.notices.current(tx, actor, purpose);
    const [clock] = await tx.query<{ at: Date }[]>('select clock_timestamp() as at');
    const showing = { purpose, item: '', noticeSha256: notice.sha256, shownAt: new Date(clock?.at ?? 0) };
    const [shown = ''] = await sealShowings(tx, this.secrets, actor, person, [showing]);
    return { notice, shown };
  }

  /**
   * Which text came back. @throws {DomainError} conflict: `consent.not-shown` when it was not shown by us, or to somebody else;
   * `consent.text-changed` when it is no longer in force.
   */
  async opened(tx: EntityManager, actor: Actor, person: Person, shown: string): Promise<ShownNotice> {
    const opened = await openShowing(tx, this.secrets, actor, person, shown);
    if (!opened) throw new DomainError('conflict', 'consent.not-shown');
    await this.mustHold(tx, actor, opened);
    return opened;
  }

  /** @throws {DomainError} conflict, `consent.text-changed`, when the text is no longer in force. */
  async mustHold(
    tx: EntityManager,
    actor: Actor,
    shown: { readonly purpose: Purpose; readonly noticeSha256: string },
  ): Promise<void> {
    if (!(await this.notices.isInForce(tx, actor, shown))) throw new DomainError('conflict', 'consent.text-changed');
  }
}
