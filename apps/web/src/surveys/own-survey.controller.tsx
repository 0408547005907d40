import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { OwnSurveys } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { asked } from './asked';
import { MySurveysPage } from './my-surveys.page';
import { QuestionPages } from './question-pages';
import type { Sitting } from './sitting';
import { surveyAddresses } from './survey-addresses';

const OWN = 'people look at what is about themselves';
const KEEPS = 'each answer is kept with its time; that it was handed in is written down then';

/** Surveys of whoever is signed in. */
@Controller('me/surveys')
@Needs('surveys.own')
export class OwnSurveyController {
  constructor(private readonly surveys: OwnSurveys) {}

  @Get()
  @NotAudited(OWN)
  async list(@CurrentView() view: View): Promise<string> {
    const surveys = await this.surveys.of(view.actor);
    return view.page({ title: 'My surveys' }, <MySurveysPage surveys={surveys} csrf={view.csrf} />);
  }

  @Post(':id/links')
  @Audited('survey.revoked')
  async takeLinksBack(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.surveys.revokeLinks(view.actor, id);
    return view.seeOther(surveyAddresses.mine, 'The links in our mails about this survey are switched off.');
  }

  @Get(':id')
  @NotAudited(OWN)
  welcome(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.at(view, id).welcome(asked(query, 'language'));
  }

  @Post(':id/yes')
  @Audited('consent.decided')
  yes(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return this.at(view, id).agree(typed);
  }

  @Get(':id/no')
  @NotAudited(OWN)
  refused(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.at(view, id).refused();
  }

  @Post(':id/no')
  @Audited('survey.refused')
  no(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return this.at(view, id).refuse(typed);
  }

  @Get(':id/check')
  @NotAudited(OWN)
  check(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.at(view, id).check(asked(query, 'language'));
  }

  @Post(':id/check')
  @Audited('survey.submitted')
  send(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return this.at(view, id).send(typed);
  }

  @Get(':id/thanks')
  @NotAudited(OWN)
  thanks(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.at(view, id).thanks();
  }

  @Get(':id/:n')
  @NotAudited(OWN)
  question(@CurrentView() view: View, @Param('id', Id) id: string, @Param('n') n: string, @Query() query: Typed) {
    return this.at(view, id).question(n, asked(query, 'language'), asked(query, 'from') === 'check');
  }

  @Post(':id/:n')
  @NotAudited(KEEPS)
  save(@CurrentView() view: View, @Param('id', Id) id: string, @Param('n') n: string, @Body() typed: Typed) {
    return this.at(view, id).save(n, typed);
  }

  private at(view: View, id: string): QuestionPages {
    const { actor, csrf } = view;
    const sitting: Sitting = {
      ...{ at: surveyAddresses.ofMine(id), csrf },
      open: (language) => this.surveys.open(actor, id, language),
      agree: (shown) => this.surveys.agree(actor, id, shown),
      keep: (raw, language) => this.surveys.keep(actor, id, raw, language),
      submit: (language) => this.surveys.submit(actor, id, language),
      refuse: (shown) => this.surveys.refuse(actor, id, shown),
    };
    return new QuestionPages(view, sitting);
  }
}
