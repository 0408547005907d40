import { Controller, Get, Header, Post, Req } from '@nestjs/common';
import { isFresh, type Owner, SecondFactor } from '@footing/identity';
import { Clock, DomainError } from '@footing/kernel';
import type { Request } from 'express';
import { Audited, NotAudited, SignedInOnly } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { SpareCodesPage } from '../sign-in/code/set-up.page';
import { CodesPage } from './codes.page';

/** Codes from an app, as part of my account. Whoever changes something proves who they are just before. */
@Controller('me/codes')
@SignedInOnly('everybody may look after their own account')
export class MyCodesController {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at their own account')
  async show(@CurrentView() view: View): Promise<string> {
    const state = await this.secondFactor.state(ownerOf(view));
    const back = { href: paths.me, text: 'My account' };
    return view.page({ title: 'Codes from an app', back }, <CodesPage {...state} csrf={view.csrf} />);
  }

  @Post('spare')
  @Header('Referrer-Policy', 'no-referrer')
  @Audited('recovery-codes.made')
  async makeSpare(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    if (!this.provedJustNow(req)) return view.seeOther(proveAgain);
    const codes = await this.secondFactor.makeNewCodes(ownerOf(view));
    return view.page({ title: 'Keep these spare codes' }, <SpareCodesPage codes={codes} next={paths.myCodes} />);
  }

  @Post('remove')
  @Audited('second-factor.removed')
  async remove(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    if (!this.provedJustNow(req)) return view.seeOther(proveAgain);
    await this.secondFactor.remove(ownerOf(view));
    return view.seeOther(paths.myCodes, 'Codes are turned off. We wrote to you about it.');
  }

  /** With a code, that is: a mailbox alone must not be enough to take the second proof away. */
  private provedJustNow(req: Request): boolean {
    const { proof } = req.session;
    return proof?.strength === 'two' && isFresh(proof.at, this.clock.now());
  }
}

const proveAgain = `${paths.secondProof}?next=${encodeURIComponent(paths.myCodes)}`;

/** @throws {DomainError} forbidden, for a job. */
function ownerOf({ actor }: View): Owner {
  const { institutionId, accountId, request } = actor;
  if (accountId === null) throw new DomainError('forbidden', 'sign-in.needed');
  return { institutionId, accountId, ...(request && { request }) };
}
