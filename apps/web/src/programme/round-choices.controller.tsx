import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import {
  type PriorityGroup,
  PriorityGroups,
  RoundChoices,
  RoundChoicesInput,
  type RoundDetail,
  Rounds,
} from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ofWhich } from './balance-fields';
import { floorField, RoundChoicesPage } from './round-choices.page';
import { toRound } from './round-words';
import { textIn } from './typed';

/** What counts first in a round when not everything can be had. */
@Controller('rounds/:id/what-counts-first')
export class RoundChoicesController {
  constructor(
    private readonly rounds: Rounds,
    private readonly choices: RoundChoices,
    private readonly groups: PriorityGroups,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows counts, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, typedOf(await this.rounds.find(view.actor, id)));
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('round.choices-changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const groups = await this.groups.list(view.actor);
    const floors = groups.map((group) => ({ priorityGroupId: group.id, places: textIn(body, floorField(group.id)) }));
    // Places typed under another choice are kept on the page, and not read.
    const isKept = textIn(body, 'fairness') === 'floors';
    const form = await readForm(RoundChoicesInput, { ...body, floors: isKept ? floors : [] });
    const again = (errors: readonly FieldError[]) => this.page(view, id, body, atFields(errors, groups, body));
    if ('errors' in form) return again(form.errors);
    return this.choices.save(view.actor, id, form.input).then(
      () => view.seeOther(paths.round(id), 'What counts first is saved.'),
      (error: unknown) => again(fieldErrors(error)),
    );
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const [mayEdit, action] = [view.may('programmes.edit'), paths.roundChoices(id)];
    const shown = {
      detail: await this.rounds.find(view.actor, id),
      groups: await this.groups.list(view.actor),
      sizes: view.may('drafts.read') ? await this.choices.sizes(view.actor, id) : null,
      lottery: await this.choices.lottery(view.actor, id),
    };
    const form = { action, csrf: view.csrf, typed, errors, mayEdit, mayTry: view.may('drafts.read') };
    return view.page(
      { title: 'What counts first', errors, back: toRound(id) },
      <RoundChoicesPage {...shown} {...form} />,
    );
  }
}

function typedOf({ round, floors }: RoundDetail): Typed {
  const kept = floors.map(({ priorityGroupId, places }) => [floorField(priorityGroupId), places] as const);
  return { ...round.choices, ignoreTiers: round.choices.ignoreTiers ? 'yes' : '', ...Object.fromEntries(kept) };
}

/** A fault of one floor belongs to its group's field; one of all of them stands at the first. */
function atFields(errors: readonly FieldError[], groups: readonly PriorityGroup[], typed: Typed): FieldError[] {
  return errors.map(({ field, message }) => {
    if (!field.startsWith('floors')) return { field, message: message + ofWhich(field) };
    const group = groups[Number(/\[(\d+)\]/.exec(field)?.[1] ?? 0)];
    if (!group) return { field: 'fairness', message };
    // The summary at the top says it away from the field: there it must say whose places.
    const said = field === 'floors' ? message : `${group.name}: ${isNone(typed, group) ? KEEP_NONE : message}`;
    return { field: floorField(group.id), message: said };
  });
}

const KEEP_NONE = 'To keep no places for this group, leave this empty';

const isNone = (typed: Typed, { id }: PriorityGroup): boolean => /^0+$/.test(textIn(typed, floorField(id)).trim());
