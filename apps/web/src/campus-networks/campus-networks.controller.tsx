import { Body, Controller, Get, Post } from '@nestjs/common';
import { CampusNetworks } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { CampusNetworksPage } from './campus-networks.page';

/** The networks that are the university's own, from which many people sign in at once. */
@Controller('institution/networks')
@Needs('sign-in.configure')
export class CampusNetworksController {
  constructor(private readonly networks: CampusNetworks) {}

  @Get()
  @NotAudited('it is about the university, and nobody in particular')
  async show(@CurrentView() view: View): Promise<string> {
    return networksPage(view, { ranges: (await this.networks.list(view.actor)).join('\n') });
  }

  @Post()
  @Audited('sign-in.networks-changed')
  async change(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    return this.networks.change(view.actor, textIn(body, 'ranges')).then(
      () => view.seeOther(paths.campusNetworks, 'The networks are saved.'),
      (error: unknown) => networksPage(view, body, fieldErrors(error)),
    );
  }
}

function networksPage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.institution, text: 'Our university' };
  const page = <CampusNetworksPage {...{ typed, errors }} csrf={view.csrf} />;
  return view.page({ title: 'Networks of the university', errors, back }, page);
}
