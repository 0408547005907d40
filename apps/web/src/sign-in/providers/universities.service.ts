import { Injectable } from '@nestjs/common';
import { networkOf } from '@footing/audit';
import {
  type Flow,
  IdentityProviders,
  OidcService,
  type OpenProvider,
  SamlService,
  SignInFlows,
  SignInRefused,
  type Tokens,
} from '@footing/identity';
import type { Request, Response } from 'express';
import { paths } from '../../paths';
import { Arriving, type Answering, type Proved } from './arriving.service';
import { bindBrowser } from './cookies';
import { sendAway } from './prove';

/** What a sign-in is for. */
export type Purpose = Pick<Flow, 'purpose' | 'accountId' | 'onwards'>;

/** Sends people to their university, and takes them back. */
@Injectable()
export class Universities {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly flows: SignInFlows,
    private readonly oidc: OidcService,
    private readonly saml: SamlService,
    private readonly arriving: Arriving,
  ) {}

  /** Sends the browser to the university's sign-in service; where that cannot be, answers with a page that says so. */
  async send(id: string, kind: OpenProvider['kind'], purpose: Purpose, how: Answering): Promise<void> {
    const { req, res } = how;
    let provider: OpenProvider | null = null;
    try {
      provider = await this.providers.open(id);
      mustServe(provider, kind, purpose);
      const elsewhere = whereToBegin(provider, purpose, req.hostname);
      if (elsewhere !== null) return void res.redirect(303, elsewhere);
      await this.leave(provider, purpose, req, res);
    } catch (error) {
      if (!(error instanceof SignInRefused) || res.headersSent) throw error;
      res.send(await this.arriving.turnAway(provider, error.reason, how));
    }
  }

  /**
   * Takes an answer: whose sign-in it belongs to is looked up first, then `prove` says whom it is about.
   * @returns the page, or nothing where the browser is sent on.
   */
  async receive(
    id: string,
    kind: OpenProvider['kind'],
    tokens: Tokens,
    how: Answering,
    prove: (provider: OpenProvider, flow: Flow) => Promise<Proved>,
  ): Promise<string> {
    let provider: OpenProvider | null = null;
    let flow: Flow | null = null;
    try {
      provider = await this.providers.open(id);
      mustServe(provider, kind);
      flow = await this.flows.look(provider.institutionId, id, tokens);
      mustServe(provider, kind, flow);
      const proved = await prove(provider, flow);
      if (flow.purpose === 'test') return await this.arriving.show(flow, proved, how);
      return await this.arriving.letIn(provider, flow, proved, how);
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      if (flow?.purpose === 'test') return this.arriving.show(flow, { reason: error.reason }, how);
      return this.arriving.turnAway(provider, error.reason, how);
    }
  }

  private async leave(provider: OpenProvider, purpose: Purpose, req: Request, res: Response): Promise<void> {
    const { institutionId, id: providerId } = provider;
    const from = networkOf(req.ip);
    if (provider.kind === 'oidc') {
      const strategy = await this.oidc.strategyFor(provider);
      const { tokens } = await this.flows.begin({ institutionId, providerId, ...purpose }, from);
      req.session.away = tokens.binding;
      return sendAway(strategy, req, res, { key: tokens.key });
    }
    const { flow, tokens } = await this.flows.begin({ institutionId, providerId, ...purpose }, from);
    const strategy = await this.saml.starting(provider, flow.requestId);
    bindBrowser(res, tokens.binding);
    return sendAway(strategy, req, res, { additionalParams: { RelayState: tokens.key } });
  }
}

/**
 * The university answers to the institution's own host, and what binds an answer to a browser stays at the host where it
 * began: whoever begins at another address is sent there first. Null: they are there.
 */
function whereToBegin(provider: OpenProvider, { purpose, onwards }: Purpose, host: string): string | null {
  const { id, kind, origin, ownHost } = provider;
  if (ownHost === null || host.toLowerCase() === ownHost) return null;
  if (purpose === 'test') return `${origin}${paths.testSignInService(id)}/start`;
  const path = kind === 'oidc' ? paths.oidcSignIn(id) : paths.samlSignIn(id);
  return `${origin}${path}?next=${encodeURIComponent(onwards)}`;
}

/** One that is turned off still answers whoever tests it. @throws {SignInRefused} */
function mustServe(
  provider: OpenProvider | null,
  kind: OpenProvider['kind'],
  { purpose }: Pick<Flow, 'purpose'> = { purpose: 'test' },
): asserts provider is OpenProvider {
  const serves = provider?.kind === kind && (provider.enabled || purpose === 'test');
  if (!serves) throw new SignInRefused('provider.unknown');
}
