import { Controller, Get, Param } from '@nestjs/common';
import { needsFrom } from '@footing/joining';
import { Heading } from '@footing/pages';
import { AccessNeeds } from '@footing/people';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';

/** What must work for one student, for whoever arranges their mentoring: a page of its own, so that each look counts. */
@Controller('applications/:id/needs')
@Needs('people.read')
export class NeedsController {
  constructor(private readonly needs: AccessNeeds) {}

  @Get()
  @Audited('application.needs-viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { chosen, more } = needsFrom(await this.needs.of(view.actor, id));
    const title = 'What must work for this student';
    return view.page(
      { title, back: { href: paths.application(id), text: 'The student' } },
      <>
        <Heading>{title}</Heading>
        {chosen.length === 0 && more === '' && <p class="govuk-body">They said nothing about it.</p>}
        {chosen.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {chosen.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        )}
        {more !== '' && <p class="govuk-body">{more}</p>}
        <p class="govuk-body">
          Use this to arrange their mentoring and for nothing else. They can see that you looked. Their mentor does not
          read it: ask the student what they would like to tell.
        </p>
      </>,
    );
  }
}
