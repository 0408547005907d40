import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Heading } from '@footing/pages';
import { Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths, safeReturn } from '../paths';
import { SignInWays } from './sign-in-ways';

/** Where to sign in and out. */
@Controller()
export class SignInController {
  constructor(private readonly offered: SignInWays) {}

  @Get('sign-in')
  @Public('it is where people who are not signed in are sent')
  async show(@Query('next') next: unknown, @CurrentView() view: View): Promise<string> {
    const { ways } = this.offered;
    const on = `?next=${encodeURIComponent(safeReturn(next))}`;
    const [only] = ways;
    if (only && ways.length === 1) return view.seeOther(only.href + on);
    return view.page(
      { title: 'Sign in' },
      <>
        <Heading>Sign in</Heading>
        {ways.length === 0 && (
          <p class="govuk-body">
            No way of signing in has been set up for this university yet. Please ask your administrator.
          </p>
        )}
        {ways.map(({ href, text, hint }) => (
          <p class="govuk-body">
            <a class="govuk-link" href={href + on}>
              {text}
            </a>{' '}
            {hint}
          </p>
        ))}
      </>,
    );
  }

  @Post('sign-out')
  @Public('signing out must always work')
  async signOut(@Req() req: Request, @CurrentView() view: View): Promise<string> {
    await new Promise<void>((done, failed) => req.logout((error?: Error) => (error ? failed(error) : done())));
    return view.seeOther(paths.home, 'You are signed out.');
  }
}
