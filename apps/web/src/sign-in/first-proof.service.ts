import { Injectable } from '@nestjs/common';
import { Accounts, PasskeyOffers, type Proven, SecondFactor, type Strength } from '@footing/identity';
import { Clock } from '@footing/kernel';
import type { Request } from 'express';
import type { View } from '../http/view';
import { paths, safeReturn } from '../paths';
import { enter, type FromUniversity, type SignInMethod } from './enter';
import { goHalfWay } from './half-way';

/** How somebody proved who they are. */
export interface GivenProof {
  readonly method: SignInMethod;
  /** `two` where it was of two kinds by itself: then nothing more is asked. */
  readonly strength: Strength;
  /** Which university they came from, if any: signing out has to reach it. */
  readonly university?: FromUniversity;
}

/**
 * After a first proof, whatever it was: in, or on to the second where it was one alone and somebody has turned codes on.
 * Mentors who came by e-mail are offered a passkey once in.
 */
@Injectable()
export class FirstProof {
  constructor(
    private readonly accounts: Accounts,
    private readonly secondFactor: SecondFactor,
    private readonly offers: PasskeyOffers,
    private readonly clock: Clock,
  ) {}

  async goOn(req: Request, view: View, proven: Proven, given: GivenProof): Promise<string> {
    const { institutionId, accountId } = proven;
    const who = { institutionId, accountId };
    const { roles } = await this.accounts.find(institutionId, accountId);
    const next = roles.length > 0 ? safeReturn(proven.nextPath) : paths.awaitingRole;
    const { method, strength, university } = given;
    if (strength === 'single' && (await this.secondFactor.state(who)).since !== null) {
      await goHalfWay(req, { ...who, method, at: this.clock.now().toISOString(), ...(university && { university }) });
      return view.seeOther(`${paths.secondProof}?next=${encodeURIComponent(next)}`);
    }
    await enter(req, who, { method, strength });
    if (university) req.session.university = university;
    const isDue = method === 'e-mail' && (await this.offers.isDue(who));
    return view.seeOther(isDue ? `${paths.passkeyOffer}?next=${encodeURIComponent(next)}` : next);
  }
}
