import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Sessions, UniversitySignOut } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import { Button, Heading, PostForm } from '@footing/pages';
import type { Request, Response } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import { sessionCookie } from '../http/sessions';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';

/** Signing out: the session ends, and the browser is told to forget what it kept of these pages. */
@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly sessions: Sessions,
    private readonly settings: Settings,
    private readonly universities: UniversitySignOut,
  ) {}

  @Get()
  @Public('it is where people come out')
  @NotAudited('nothing is read and nothing changed')
  show(@CurrentView() view: View): string {
    const title = view.isSignedIn ? 'Do you want to sign out?' : 'You are signed out';
    return view.page(
      { title },
      <>
        <Heading>{title}</Heading>
        {view.isSignedIn ? (
          <PostForm action={paths.signOut} csrf={view.csrf}>
            <Button>Sign out</Button>
          </PostForm>
        ) : (
          <p class="govuk-body">
            On a shared computer, close the browser too.{' '}
            <a class="govuk-link" href={paths.signIn}>
              Sign in again
            </a>
          </p>
        )}
      </>,
    );
  }

  @Post()
  @Public('signing out must always work')
  @Audited('signed-out')
  async signOut(
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
    @CurrentView() view: View,
  ): Promise<string> {
    const { device, university, cookie } = req.session;
    const further = university ? await this.universities.addressFor(university) : null;
    if (view.isSignedIn && device) await this.sessions.end(view.actor, device, 'signed-out').catch(unlessGone);
    await done((then) => req.logout(then));
    // passport leaves a new session of nobody, and there is no need for one.
    await done((then) => req.session.destroy(then));
    const secure = cookie.secure === true;
    res.clearCookie(sessionCookie(this.settings), { path: '/', httpOnly: true, sameSite: 'lax', secure });
    res.setHeader('Clear-Site-Data', '"cache", "cookies", "storage"');
    return further ? onwardsTo(further, req, res, view) : view.seeOther(paths.signOut);
  }
}

/**
 * To the university's own sign-out, by a page: browsers do not let a form of ours lead to another site. Who does not want
 * to wait has a link.
 */
function onwardsTo(address: string, req: Request, res: Response, view: View): string {
  if (req.context) req.context = { ...req.context, account: null };
  res.setHeader('Refresh', `0; url=${address}`);
  return view.page(
    { title: 'You are signed out here' },
    <>
      <Heading>You are signed out here</Heading>
      <p class="govuk-body">Now we take you to your university’s page, so that you are signed out there too.</p>
      <Button href={address}>Sign out of the university</Button>
    </>,
  );
}

const done = (work: (then: (error?: Error) => void) => void) =>
  new Promise<void>((kept, failed) => work((error) => (error ? failed(error) : kept())));

/** It may have been ended from another device a moment ago. */
function unlessGone(error: unknown): void {
  if (!(error instanceof DomainError && error.kind === 'not-found')) throw error;
}
