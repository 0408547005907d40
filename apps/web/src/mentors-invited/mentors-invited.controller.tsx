import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Invitations } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { InviteMentorsPage, MentorsInvitedPage } from './mentors-invited.page';

/** Graduates who were invited to be mentors. */
@Controller('mentors-invited')
@Needs('mentors.invite')
export class MentorsInvitedController {
  constructor(private readonly invitations: Invitations) {}

  @Get()
  @Audited('invitation.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const invitations = await this.invitations.list(view.actor);
    const page = <MentorsInvitedPage invitations={invitations} csrf={view.csrf} />;
    return view.page({ title: 'Mentors invited', width: 'wide' }, page);
  }

  @Get('new')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return newPage(view, {});
  }

  @Post('new')
  @Audited('mentor.invited')
  async invite(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    return this.invitations.invite(view.actor, textIn(body, 'addresses')).then(
      ({ sent, known }) => view.seeOther(paths.mentorsInvited, cameOfIt(sent, known)),
      (error: unknown) => newPage(view, body, fieldErrors(error)),
    );
  }

  @Post(':id/again')
  @Audited('mentor.invited-again')
  async sendAgain(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.invitations.sendAgain(view.actor, id).then(
      () =>
        view.seeOther(
          paths.mentorsInvited,
          'The invitation is sent again. The link in the earlier one no longer works.',
        ),
      (error: unknown) => view.seeOther(paths.mentorsInvited, tooLate(error)),
    );
  }

  @Post(':id/withdraw')
  @Audited('mentor.invitation-withdrawn')
  async withdraw(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.invitations.withdraw(view.actor, id).then(
      () => view.seeOther(paths.mentorsInvited, 'The invitation is withdrawn. Its link no longer works.'),
      (error: unknown) => view.seeOther(paths.mentorsInvited, tooLate(error)),
    );
  }
}

/** Things go on while a list is looked at. @throws everything else. */
function tooLate(error: unknown): string {
  const code = error instanceof DomainError ? error.code : '';
  if (code === 'invitation.over') return 'Nothing was changed: that invitation was used or withdrawn meanwhile.';
  if (code === 'invitation.sent-often') return 'Nothing was sent: that invitation went out three times today already.';
  throw error;
}

function newPage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.mentorsInvited, text: 'Mentors invited' };
  const page = <InviteMentorsPage {...{ typed, errors }} csrf={view.csrf} action={paths.inviteMentors} />;
  return view.page({ title: 'Invite mentors', errors, back }, page);
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

const cameOfIt = (sent: number, known: number): string =>
  [
    sent > 0 ? `We are writing to ${people(sent)}.` : 'Nobody was written to.',
    known > 0 ? `${people(known)} had an open invitation or are mentors already.` : '',
  ]
    .join(' ')
    .trim();
