import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Accounts } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { CurrentView, Public, safeReturn, type View } from '@footing/web';
import { DemoSignInPage } from './demo-sign-in.page';

/** Signing in as one of the invented people, for trying things out. Never part of an installation in production. */
@Controller('demo/sign-in')
export class DemoSignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly institutions: Institutions,
  ) {}

  @Get()
  @Public('it is how the demonstration is entered')
  async show(@Query('next') next: unknown, @CurrentView() view: View): Promise<string> {
    const institution = await this.demonstration();
    const people = await this.accounts.list(institution.id);
    return view.page({ title: 'Sign in to the demonstration' }, <DemoSignInPage people={people} next={safeReturn(next)} csrf={view.csrf} />);
  }

  @Post()
  @Public('it is how the demonstration is entered')
  async enter(@Body() body: Record<string, unknown>, @Req() req: Request, @CurrentView() view: View): Promise<string> {
    const institution = await this.demonstration();
    const account = (await this.accounts.list(institution.id)).find(({ id }) => id === body['account']);
    if (!account) throw new DomainError('not-found', 'account.unknown');
    // passport makes a new session here, so a session id from before signing in is worth nothing after it.
    await new Promise<void>((done, failed) =>
      req.login({ institutionId: institution.id, accountId: account.id }, (error?: Error) => (error ? failed(error) : done())),
    );
    return view.seeOther(safeReturn(body['next']));
  }

  private async demonstration(): Promise<{ id: string }> {
    const institution = await this.institutions.home();
    if (!institution?.isDemo) throw new DomainError('not-found', 'demo.none');
    return institution;
  }
}
