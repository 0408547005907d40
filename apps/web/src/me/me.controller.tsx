import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Accounts, Sessions } from '@footing/identity';
import { DomainError, type FieldError, roleNames } from '@footing/kernel';
import type { Request } from 'express';
import { Id } from '../http/id';
import { Audited, NotAudited, SignedInOnly } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths, safeReturn } from '../paths';
import { textIn } from '../programme/typed';
import { actAs } from '../sign-in/enter';
import { MePage } from './me.page';
import { MeSections } from './me-sections';
import { RolePage } from './role.page';

/** My account: who I am here, in which role I act, and where I am signed in. */
@Controller('me')
@SignedInOnly('everybody may look after their own account')
export class MeController {
  constructor(
    private readonly sessions: Sessions,
    private readonly offered: MeSections,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @NotAudited('people look at their own account')
  async show(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    const { name, actor, actable, behindProof } = view.present;
    const devices = await this.sessions.devices(actor);
    const sections = this.offered.sections.filter(({ needs }) => !needs || view.may(needs));
    const { contactEmail: contact } = view.institution;
    const { roles, studentId } = await this.accounts.find(actor.institutionId, req.user?.accountId ?? '');
    const application = roles.includes('student') ? (studentId ? 'known' : 'not-known') : null;
    const me = {
      contact,
      name,
      acting: actor.roles[0] ?? null,
      actable,
      behindProof,
      devices,
      sections,
      application,
    } as const;
    return view.page(
      { title: 'My account' },
      <MePage {...me} thisDevice={req.session.device ?? ''} csrf={view.csrf} />,
    );
  }

  @Get('role')
  @NotAudited('people look at their own roles')
  role(@CurrentView() view: View): string {
    return rolePage(view);
  }

  @Post('role')
  @Audited('role.taken-up')
  async takeUp(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    const { actable, actor } = view.present;
    const role = actable.find((one) => one === textIn(body, 'role'));
    if (!role) return rolePage(view, [{ field: 'role', message: 'Select the role you want to act in' }]);
    const { user } = req;
    const { proof } = req.session;
    if (!user || !proof) throw new DomainError('forbidden', 'sign-in.needed');
    if (actor.roles[0] !== role) await actAs(req, user, proof, role);
    return view.seeOther(paths.home, `You act as ${roleNames[role]} now.`);
  }

  @Post('devices/:id/end')
  @Audited('device.ended')
  async endDevice(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.sessions.end(view.actor, id);
    return view.seeOther(paths.me, 'That device is signed out.');
  }

  @Post('sign-out-everywhere')
  @Audited('device.ended')
  async signOutEverywhere(@CurrentView() view: View): Promise<string> {
    await this.sessions.endAll(view.actor);
    return view.seeOther(paths.signOut);
  }
}

function rolePage(view: View, errors: readonly FieldError[] = []): string {
  const { actable, behindProof, actor } = view.present;
  const back = { href: paths.me, text: 'My account' };
  const prove = `${paths.secondProof}?next=${encodeURIComponent(safeReturn(paths.actingRole))}`;
  return view.page(
    { title: 'Change the role you act in', errors, back },
    <RolePage {...{ actable, behindProof, prove, errors }} acting={actor.roles[0] ?? null} csrf={view.csrf} />,
  );
}
