import { Controller, Get } from '@nestjs/common';
import { Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { HomePage } from './home.page';
import { AccessibilityPage, PrivacyPage } from './notes.page';

/** What anybody may read. */
@Controller()
export class HomeController {
  @Get()
  @Public('the first page')
  home(@CurrentView() view: View): string {
    const onwards = view.may('programmes.read') ? { href: paths.programmes, text: 'Go to your programmes' } : null;
    const { name, contactEmail, isDemo } = view.institution;
    return view.page({ title: 'Mentoring' }, <HomePage institution={name} isDemo={isDemo} contactEmail={contactEmail} onwards={onwards} year={[]} />);
  }

  @Get('accessibility')
  @Public('everybody must be able to read how to get help')
  accessibility(@CurrentView() view: View): string {
    return view.page({ title: 'Accessibility' }, <AccessibilityPage contact={view.institution.contactEmail} />);
  }

  @Get('privacy')
  @Public('everybody must be able to read what happens with their data')
  privacy(@CurrentView() view: View): string {
    return view.page({ title: 'Privacy' }, <PrivacyPage contact={view.institution.contactEmail} />);
  }
}
