import { Controller, Get } from '@nestjs/common';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { BeAMentorPage } from './be-a-mentor.page';

/** The door for those who would like to mentor. */
@Controller('be-a-mentor')
export class BeAMentorController {
  @Get()
  @Public('who would like to mentor has no account yet')
  @NotAudited('words for everybody')
  show(@CurrentView() view: View): string | Promise<string> {
    if (view.may('offer.own')) return view.seeOther(paths.myStudents);
    const { name } = view.institution;
    return view.page(
      { title: 'I want to be a mentor', back: { href: paths.home, text: 'Home' } },
      <BeAMentorPage institution={name} isSignedIn={view.isSignedIn} />,
    );
  }
}
