import { Body, Controller, Get, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { Supervision } from '@footing/programmes';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { Under18Page } from './under-18.page';

/** What holds for students who are not yet 18. */
@Controller('institution/under-18')
@Needs('institution.settings')
export class Under18Controller {
  constructor(private readonly supervision: Supervision) {}

  @Get()
  @NotAudited('it shows a setting, and nobody’s data')
  show(@CurrentView() view: View): string {
    return page(view, view.institution.supervisedContact ? 'supervised' : 'none');
  }

  @Post()
  @Audited('supervision.switched-on', 'supervision.switched-off')
  async change(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const contact = textIn(body, 'contact');
    if (contact !== 'none' && contact !== 'supervised')
      return page(view, '', [{ field: 'contact', message: 'Choose what holds for students under 18' }]);
    await this.supervision.change(view.actor, contact === 'supervised');
    return view.seeOther(paths.under18, 'Saved. It counts from now on.');
  }
}

function page(view: View, contact: string, errors: readonly FieldError[] = []): string {
  const back = { href: paths.institution, text: 'Our university' };
  return view.page(
    { title: 'Students under 18', errors, back },
    <Under18Page contact={contact} errors={errors} csrf={view.csrf} />,
  );
}
