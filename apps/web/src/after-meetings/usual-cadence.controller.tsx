import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, SummaryList } from '@footing/pages';
import { Programmes } from '@footing/programmes';
import { Cadences } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import { ReminderFields, TargetField, usualIn, usualTyped } from './usual-cadence-form';

interface UsualView {
  readonly programmeId: string;
  readonly caption: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** How often pairs of a programme usually mean to meet. */
@Controller('programmes/:id/how-often')
export class UsualCadenceController {
  constructor(
    private readonly cadences: Cadences,
    private readonly programmes: Programmes,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('what a programme means to do is nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) programmeId: string): Promise<string> {
    return this.page(view, programmeId, usualTyped(await this.cadences.usual(view.actor, programmeId)));
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('cadence.set')
  async set(@CurrentView() view: View, @Param('id', Id) programmeId: string, @Body() typed: Typed): Promise<string> {
    try {
      await this.cadences.setUsual(view.actor, programmeId, usualIn(typed));
    } catch (error) {
      return this.page(view, programmeId, typed, fieldErrors(error));
    }
    const words = 'Saved. It holds in every round of the programme that says nothing else.';
    return view.seeOther(afterPaths.usualCadence(programmeId), words);
  }

  private async page(
    view: View,
    programmeId: string,
    typed: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const { name } = await this.programmes.find(view.actor, programmeId);
    const back = { href: paths.programme(programmeId), text: 'Back to the programme' };
    const shown = { programmeId, caption: name, typed, errors, csrf: view.csrf };
    return view.page(
      { title: 'How often pairs usually meet', back, errors },
      <UsualPage {...shown} mayEdit={view.may('programmes.edit')} />,
    );
  }
}

function UsualPage({ programmeId, caption, typed, errors, mayEdit, csrf }: UsualView) {
  return (
    <>
      <Heading caption={caption}>How often pairs usually meet</Heading>
      <p class="govuk-body">
        This holds in every round of the programme. A round that is shorter or longer can have numbers of its own.
      </p>
      {mayEdit ? (
        <PostForm action={afterPaths.usualCadence(programmeId)} csrf={csrf}>
          <TargetField {...{ typed, errors }} />
          <ReminderFields {...{ typed, errors }} />
          <Button>Save</Button>
        </PostForm>
      ) : (
        <SummaryList
          rows={[
            { label: 'Meetings in all', value: textIn(typed, 'target') },
            { label: 'Days behind before anybody hears of it', value: textIn(typed, 'graceDays') },
            { label: 'Reminders', value: textIn(typed, 'nudges') === 'yes' ? 'Yes' : 'No' },
          ]}
        />
      )}
    </>
  );
}
