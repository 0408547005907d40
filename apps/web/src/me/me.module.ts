import { Module } from '@nestjs/common';
import { IdentityModule, IdentityProvidersModule } from '@footing/identity';
import { MeController } from './me.controller';
import { type MeSection, MeSections } from './me-sections';
import { paths } from '../paths';
import { SignOutController } from './sign-out.controller';

/** One line for each page below /me that others bring. */
const sections: readonly MeSection[] = [
  { href: paths.myData, text: 'My data', hint: 'what your data may be used for', needs: 'consent.decide' },
  { href: paths.myRecord, text: 'Who has looked at my data', hint: 'who it was, when, and what for' },
  {
    href: paths.myStudents,
    text: 'My students',
    hint: 'what is next, and how many you have room for',
    needs: 'offer.own',
  },
  {
    href: paths.myTraining,
    text: 'My training',
    hint: 'short pages to read, and what you have done',
    needs: 'training.own',
  },
  {
    href: paths.myCalendar,
    text: 'Meetings in my calendar',
    hint: 'a private address for your own calendar',
    needs: 'meetings.own',
  },
  { href: paths.myPasskeys, text: 'Passkeys', hint: 'sign in with your face, finger or PIN' },
  { href: paths.myCodes, text: 'Codes from an app', hint: 'a second proof when you sign in' },
  {
    href: paths.codesLost,
    text: 'People who lost their codes',
    hint: 'help a colleague who cannot sign in',
    needs: 'accounts.edit',
  },
];

/** Everybody's own account. */
@Module({
  imports: [IdentityModule, IdentityProvidersModule],
  controllers: [MeController, SignOutController],
  providers: [{ provide: MeSections, useValue: new MeSections(sections) }],
})
export class MePages {}
