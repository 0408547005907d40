import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import {
  type Arrival,
  Arrivals,
  type Flow,
  type OpenProvider,
  type Reason,
  Trials,
  UniversitySignOut,
} from '@footing/identity';
import type { Request, Response } from 'express';
import type { View } from '../../http/view';
import { paths } from '../../paths';
import { FirstProof } from '../first-proof.service';
import { JOINING_MINUTES, joiningCookie, unbindBrowser } from './cookies';
import { OfferJoiningPage, TurnedAwayPage } from './university-pages';

/** One request on its way to an answer. */
export interface Answering {
  readonly req: Request;
  readonly res: Response;
  readonly view: View;
}

/** Whom a checked answer is about, and what is used up with it, in the transaction that lets them in. */
export interface Proved {
  readonly arrival: Arrival;
  readonly useUp: Parameters<Arrivals['settle']>[2];
}

declare module 'express-session' {
  interface SessionData {
    /** Binds a sign-in by OpenID Connect to this browser. */
    away?: string;
  }
}

/** What becomes of somebody whom their university has sent back. */
@Injectable()
export class Arriving {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly trials: Trials,
    private readonly firstProof: FirstProof,
    private readonly leaving: UniversitySignOut,
    private readonly settings: Settings,
  ) {}

  /** Begins their session, or offers to join two ways in. @throws {SignInRefused} */
  async letIn(provider: OpenProvider, flow: Flow, { arrival, useUp }: Proved, how: Answering): Promise<string> {
    const { req, res, view } = how;
    const { institutionId } = provider;
    const { request } = req.context ?? {};
    const at = { institutionId, providerId: provider.id, ...(request && { request }) };
    const settled = await this.arrivals.settle(at, arrival, useUp);
    unbindBrowser(res);
    if (settled.what === 'offer-joining') {
      joiningCookie(this.settings).keep(res, settled.key, JOINING_MINUTES);
      return view.page({ title: 'Have you signed in here another way before?' }, <OfferJoiningPage />);
    }
    const { accountId } = settled;
    const university = await this.leaving.keep(provider, arrival.leaving);
    const proven = { institutionId, accountId, nextPath: flow.onwards };
    return this.firstProof.goOn(req, view, proven, {
      method: provider.kind,
      strength: arrival.strength,
      university,
    });
  }

  /** Keeps what arrived in a test, or why nobody would be let in, and shows it. */
  async show(flow: Flow, came: Proved | { readonly reason: Reason }, { res, view }: Answering): Promise<string> {
    unbindBrowser(res);
    const nothing = () => Promise.resolve();
    const trialId =
      'reason' in came
        ? await this.trials.keep(flow, { reason: came.reason }, nothing)
        : await this.trials.keep(flow, came.arrival, came.useUp);
    return view.seeOther(paths.signInTrial(trialId));
  }

  /** The one page for everybody who is turned away; the reason goes into the record alone. */
  async turnAway(provider: OpenProvider | null, reason: Reason, { req, view }: Answering): Promise<string> {
    if (provider) {
      const { request } = req.context ?? {};
      const at = { institutionId: provider.institutionId, providerId: provider.id, ...(request && { request }) };
      await this.arrivals.turnedAway(at, reason);
    }
    const contact = view.institution.contactEmail;
    return view.page({ title: 'We could not sign you in', status: 403 }, <TurnedAwayPage contact={contact} />);
  }
}
