import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import {
  type CodedProgramme,
  type MoatRow,
  ProgrammeCodes,
  ProgrammeCodesInput,
  USUAL_RISKS,
} from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { CodesPage } from './codes.page';
import { CodesForm } from './codes-form';

const SETTINGS = 'it shows settings, and nobody’s data';

/** Codes by which regulators and evaluators know programmes: all of them, and each with its form. */
@Controller()
export class CodesController {
  constructor(private readonly codes: ProgrammeCodes) {}

  @Get('programme-codes')
  @Needs('programmes.read')
  @NotAudited(SETTINGS)
  async all(@CurrentView() view: View): Promise<string> {
    const choices = await this.codes.choices(view.actor);
    const programmes = await this.codes.list(view.actor);
    const back = { href: paths.programmes, text: 'All programmes' };
    return view.page(
      { title: 'Codes of programmes', back, width: 'wide' },
      <CodesPage {...{ programmes, choices }} mayEdit={view.may('programmes.edit')} />,
    );
  }

  @Get('programmes/:id/codes')
  @Needs('programmes.edit')
  @NotAudited(SETTINGS)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const [one, { hasRegister, kinds }] = [await this.codes.of(view.actor, id), await this.codes.choices(view.actor)];
    return this.form(view, id, one.isKept ? typedFrom(one, kinds) : usual(hasRegister));
  }

  @Post('programmes/:id/codes')
  @Needs('programmes.edit')
  @Audited('programme.coded')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed = {}): Promise<string> {
    const form = await readForm(ProgrammeCodesInput, typed);
    if ('errors' in form) return this.form(view, id, typed, form.errors);
    return this.codes.save(view.actor, id, form.input).then(
      () => view.seeOther(paths.programme(id), 'The codes are saved.'),
      (error: unknown) => this.form(view, id, typed, fieldErrors(error)),
    );
  }

  private async form(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const [programme, choices] = [await this.codes.of(view.actor, id), await this.codes.choices(view.actor)];
    const { name } = programme.programme;
    const back = { href: paths.programme(id), text: name };
    return view.page(
      { title: 'Codes of this programme', errors, back },
      <CodesForm {...{ programme, choices, typed, errors }} csrf={view.csrf} />,
    );
  }
}

/** What mentoring by graduates usually is: to be looked at, and changed. */
const usual = (hasRegister: boolean): Typed =>
  hasRegister ? { primaryRisk: String(USUAL_RISKS.primary), risks: USUAL_RISKS.others.map(String) } : {};

function typedFrom({ codes }: CodedProgramme, kinds: readonly MoatRow[]): Typed {
  const { moat, risks, primaryRisk } = codes;
  const place = kinds.findIndex(({ type, subType }) => type === moat?.type && subType === moat.subType);
  return {
    primaryRisk: primaryRisk === null ? '' : String(primaryRisk),
    risks: risks.filter((risk) => risk !== primaryRisk).map(String),
    moat: place < 0 ? '' : String(place + 1),
    outcomes: codes.outcomes,
    delivery: codes.delivery ?? '',
    plannedHours: codes.plannedHours ?? '',
    targetRefs: codes.targetRefs.join('\n'),
  };
}
