import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AccountInput, AccountRoles, Accounts } from '@footing/identity';
import type { FieldError, Role } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { listIn } from '../programme/typed';
import { NewStaffPage } from './new-staff.page';
import { StaffMemberPage } from './staff-member.page';
import { StaffPage } from './staff.page';

/** The people who work here: their accounts and roles. */
@Controller('institution/people')
export class StaffController {
  constructor(
    private readonly accounts: Accounts,
    private readonly roles: AccountRoles,
  ) {}

  @Get()
  @Needs('accounts.read')
  @Audited('account.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const staff = await this.accounts.staff(view.actor);
    const back = { href: paths.institution, text: 'Our university' };
    const page = <StaffPage staff={staff} mayEdit={view.may('accounts.edit')} />;
    return view.page({ title: 'People who work here', back, width: 'wide' }, page);
  }

  @Get('new')
  @Needs('accounts.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return newPage(view, {});
  }

  @Post('new')
  @Needs('accounts.edit')
  @Audited('account.added')
  async add(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(AccountInput, body);
    if ('errors' in form) return newPage(view, body, form.errors);
    return this.roles.add(view.actor, form.input).then(
      ({ id, name }) => view.seeOther(paths.staffMember(id), `${name} can sign in now.`),
      (error: unknown) => newPage(view, body, fieldErrors(error)),
    );
  }

  @Get(':id')
  @Needs('accounts.read')
  @Audited('account.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.memberPage(view, id);
  }

  @Post(':id/roles')
  @Needs('accounts.edit')
  @Audited('account.roles-changed')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const wanted = listIn(body, 'roles') as Role[];
    return this.roles.change(view.actor, id, wanted).then(
      () => view.seeOther(paths.staffMember(id), 'The roles are changed. The person has to sign in again.'),
      (error: unknown) => this.memberPage(view, id, wanted, fieldErrors(error)),
    );
  }

  @Post(':id/switch-off')
  @Needs('accounts.edit')
  @Audited('account.switched-off')
  async switchOff(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.roles.switchOff(view.actor, id);
    return view.seeOther(paths.staffMember(id), 'The account is switched off, and signed out on every device.');
  }

  @Post(':id/switch-on')
  @Needs('accounts.edit')
  @Audited('account.switched-on')
  async switchOn(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.roles.switchOn(view.actor, id);
    return view.seeOther(paths.staffMember(id), 'The account is switched on again.');
  }

  @Post(':id/sign-out')
  @Needs('accounts.edit')
  @Audited('account.signed-out')
  async signOut(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const ended = await this.roles.signOutEverywhere(view.actor, id);
    const words = ended === 1 ? 'Signed out on 1 device.' : `Signed out on ${ended} devices.`;
    return view.seeOther(paths.staffMember(id), words);
  }

  private async memberPage(
    view: View,
    id: string,
    ticked?: readonly Role[],
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const member = await this.accounts.look(view.actor, id);
    const back = { href: paths.staff, text: 'People who work here' };
    const page = { member, ticked: ticked ?? member.roles, errors, mayEdit: view.may('accounts.edit') };
    const isMe = view.actor.accountId === id;
    return view.page({ title: member.name, errors, back }, <StaffMemberPage {...page} isMe={isMe} csrf={view.csrf} />);
  }
}

function newPage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.staff, text: 'People who work here' };
  const form = { action: paths.newStaff, csrf: view.csrf, typed, errors };
  return view.page({ title: 'Add somebody', errors, back }, <NewStaffPage {...form} />);
}
