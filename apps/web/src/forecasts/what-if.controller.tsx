import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Drafts, type DraftView, type TriablePeople, WhatIfs, type WhatIfView } from '@footing/matching';
import { asTried, RoundRules, type TriedRules, TriedRulesInput } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Form, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ofWhich as ofWhichNumber } from '../programme/balance-fields';
import { weightField } from '../programme/criteria.page';
import { textIn } from '../programme/typed';
import { LOOK_AGAIN_SECONDS } from './foreseen';
import { readPeople, typedPeople } from './tried-people-fields';
import { WhatIfPage } from './what-if.page';

/** Above this the answer takes long enough that it is only worked out when asked for. */
const MOST_PAIRS_LIVE = 4_000_000;

interface Tried {
  readonly typed: Typed;
  readonly answer?: WhatIfView;
  /** Where the answer will be, while it is still being worked out. */
  readonly answerAt?: string;
  readonly errors?: readonly FieldError[];
}

/** What other rules would change in a draft: looking changes nothing, so every look has an address. */
@Controller('drafts/:id/what-if')
export class WhatIfController {
  constructor(
    private readonly drafts: Drafts,
    private readonly whatIfs: WhatIfs,
    private readonly rules: RoundRules,
  ) {}

  @Get()
  @Needs('drafts.read')
  @Audited('what-if.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    if (draft.state !== 'ready') return view.seeOther(paths.draft(id));
    const can = await this.whatIfs.triable(view.actor, id);
    const of = { draft, can };
    if (Object.keys(query).length === 0) return page(view, of, { typed: {} });
    const form = await readTried(query);
    if ('errors' in form) return page(view, of, { typed: query, errors: form.errors });
    return this.whatIfs.ask(view.actor, id, { ...form.input, people: readPeople(query) }).then(
      (answer) =>
        page(
          view,
          of,
          answer
            ? { typed: { ...typedOf(answer.tried), ...typedPeople(answer.people) }, answer }
            : { typed: query, answerAt: here(id, query) },
        ),
      (error: unknown) => page(view, of, { typed: query, errors: fieldErrors(error) }),
    );
  }

  /** The round goes by these rules from now on; the draft keeps its own. */
  @Post()
  @Needs('programmes.edit')
  @Audited('round.rules-adopted')
  async use(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    if (draft.state !== 'ready' || !draft.settings) return view.seeOther(paths.draft(id));
    const of = { draft, can: await this.whatIfs.triable(view.actor, id) };
    const form = await readTried(body);
    if ('errors' in form) return page(view, of, { typed: body, errors: form.errors });
    const tried: Required<TriedRules> = { ...asTried(draft.settings), ...given(form.input) };
    return this.rules.adopt(view.actor, draft.roundId, tried).then(
      () => view.seeOther(paths.drafts(draft.roundId), used(draft)),
      (error: unknown) => page(view, of, { typed: body, errors: listChanged(error) ?? fieldErrors(error) }),
    );
  }
}

const used = ({ number }: DraftView) =>
  `The round goes by these rules now. Draft ${number} keeps the rules it was made with. Make a new draft to use these.`;

/** The address of a question, for asking it again. */
const here = (id: string, query: Typed): string =>
  `${paths.whatIf(id)}?${new URLSearchParams(Object.keys(query).map((name) => [name, textIn(query, name)])).toString()}`;

function page(
  view: View,
  { draft, can }: { readonly draft: DraftView; readonly can: TriablePeople },
  { typed, answer, answerAt, errors = [] }: Tried,
): string {
  const { settings, summary } = draft;
  if (!settings || !summary) throw new Error(`draft ${draft.id} is ready without its rules`);
  const named = errors.map((error) => ({ ...error, message: error.message + ofWhich(draft, error) }));
  const shown = {
    ...{ draft, settings, can, answer, answerAt, errors: named, typed: { ...typedOf(asTried(settings)), ...typed } },
    ...{ csrf: view.csrf, mayEdit: view.may('programmes.edit') },
    isLive: summary.students * summary.mentors <= MOST_PAIRS_LIVE,
  };
  const back = { href: paths.draft(draft.id), text: `Draft ${draft.number}` };
  const refresh = answerAt === undefined ? {} : { refreshSeconds: LOOK_AGAIN_SECONDS };
  return view.page({ title: 'What if?', back, errors: named, width: 'wide', ...refresh }, <WhatIfPage {...shown} />);
}

/** The fields as rules to try; a weight has its criterion's id in its field's name. */
async function readTried(typed: Typed): Promise<Form<TriedRulesInput>> {
  const names = Object.keys(typed).filter((name) => name.startsWith(weightField('')));
  const weights = names.map((name) => ({ criterionId: name.slice(weightField('').length), weight: typed[name] }));
  const form = await readForm(TriedRulesInput, { ...typed, ...(names.length > 0 ? { weights } : {}) });
  if ('input' in form) return form;
  const fieldOf = (field: string) => names[Number(/^weights\[(\d+)\]/.exec(field)?.[1])] ?? field;
  return { errors: form.errors.map(({ field, message }) => ({ message, field: fieldOf(field) })) };
}

const typedOf = ({ weights, ...others }: Required<TriedRules>): Typed => ({
  ...Object.fromEntries(weights.map(({ criterionId, weight }) => [weightField(criterionId), weight])),
  ...others,
});

/** Only what was given: an empty field stays as it is in the draft. */
const given = (tried: TriedRules): TriedRules =>
  Object.fromEntries(Object.entries(tried).filter(([, value]) => value !== undefined));

/** Says whose weight is wrong: the list at the top shows the message alone. */
function ofWhich({ settings }: DraftView, { field }: FieldError): string {
  const criterion = settings?.criteria.find(({ id }) => weightField(id) === field);
  return criterion ? ` for “${criterion.name}”` : ofWhichNumber(field);
}

function listChanged(error: unknown): readonly FieldError[] | undefined {
  if (!(error instanceof DomainError) || error.code !== 'criterion.list-changed') return undefined;
  const message =
    'The round has other criteria now than this draft, so these weights do not fit it. Nothing was saved. Change them on the round’s own page';
  return [{ field: 'weights', message }];
}
