import { Injectable } from '@nestjs/common';
import { PasskeyOffers, type Proven, SecondFactor } from '@footing/identity';
import { Clock } from '@footing/kernel';
import type { Request } from 'express';
import type { View } from '../http/view';
import { paths, safeReturn } from '../paths';
import { enter, type SignInMethod } from './enter';
import { goHalfWay } from './half-way';

/** After a first proof: in, or on to the second where somebody has turned codes on. Mentors are offered a passkey once in. */
@Injectable()
export class FirstProof {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly offers: PasskeyOffers,
    private readonly clock: Clock,
  ) {}

  async goOn(req: Request, view: View, proven: Proven, method: SignInMethod): Promise<string> {
    const { institutionId, accountId } = proven;
    const next = safeReturn(proven.nextPath);
    const { since } = await this.secondFactor.state({ institutionId, accountId });
    if (since === null) {
      await enter(req, { institutionId, accountId }, { method, strength: 'single' });
      const isDue = await this.offers.isDue({ institutionId, accountId });
      return view.seeOther(isDue ? `${paths.passkeyOffer}?next=${encodeURIComponent(next)}` : next);
    }
    await goHalfWay(req, { institutionId, accountId, method, at: this.clock.now().toISOString() });
    return view.seeOther(`${paths.secondProof}?next=${encodeURIComponent(next)}`);
  }
}
