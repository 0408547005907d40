import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Accounts } from '@footing/identity';
import { DomainError, systemActor } from '@footing/kernel';
import { Audited, CurrentView, enter, Public, safeReturn, type View } from '@footing/web';
import { DemoSignInPage } from './demo-sign-in.page';

/** Signing in as one of the invented people, for trying things out. Never part of an installation in production. */
@Controller('demo/sign-in')
export class DemoSignInController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @Public('it is how the demonstration is entered')
  @Audited('account.listed')
  async show(@Query('next') next: unknown, @CurrentView() view: View): Promise<string> {
    const people = await this.accounts.list(systemActor(demonstration(view)));
    return view.page(
      { title: 'Sign in to the demonstration' },
      <DemoSignInPage people={people} next={safeReturn(next)} csrf={view.csrf} />,
    );
  }

  @Post()
  @Public('it is how the demonstration is entered')
  @Audited('signed-in')
  async enter(@Body() body: Record<string, unknown>, @Req() req: Request, @CurrentView() view: View): Promise<string> {
    const institutionId = demonstration(view);
    const account = (await this.accounts.list(systemActor(institutionId))).find(({ id }) => id === body['account']);
    if (!account) throw new DomainError('not-found', 'account.unknown');
    await enter(req, { institutionId, accountId: account.id }, { method: 'demonstration', strength: 'two' });
    return view.seeOther(safeReturn(body['next']));
  }
}

/** Only an institution that is marked as invented can be entered like this. @throws {DomainError} not-found otherwise. */
function demonstration(view: View): string {
  const { id, isDemo } = view.institution;
  if (!id || !isDemo) throw new DomainError('not-found', 'demo.none');
  return id;
}
