import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CampaignInput, Campaigns, londonMoment } from '@footing/campaigns';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { campaignPaths } from './campaign-paths';
import { CampaignFormPage } from './campaign-form.page';
import { CampaignPage } from './campaign.page';
import { CampaignsPage } from './campaigns.page';

const back = { href: campaignPaths.campaigns, text: 'Invitations and reminders' };

/** Invitations and reminders to parts of those whom a round is for. */
@Controller('campaigns')
@Needs('campaigns.manage')
export class CampaignsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Get()
  @Audited('campaign.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const campaigns = await this.campaigns.list(view.actor);
    return view.page({ title: 'Invitations and reminders', width: 'wide' }, <CampaignsPage campaigns={campaigns} />);
  }

  @Get('new')
  @NotAudited('an empty form, or what another page put into it')
  blank(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    return this.form(view, null, { ...query, body: textIn(query, 'text') });
  }

  @Post('new')
  @Audited('campaign.changed')
  make(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    return this.save(view, null, body);
  }

  @Get(':id')
  @Audited('campaign.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, {});
  }

  @Get(':id/edit')
  @Audited('campaign.viewed')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { campaign } = await this.campaigns.find(view.actor, id);
    if (campaign.state !== 'draft') return view.seeOther(campaignPaths.campaign(id));
    return this.form(view, id, { ...campaign, ...campaign.segment });
  }

  @Post(':id/edit')
  @Audited('campaign.changed')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    await this.campaigns.find(view.actor, id);
    return this.save(view, id, body);
  }

  @Post(':id/test')
  @Audited('campaign.tested')
  async test(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.campaigns.test(view.actor, id);
    return view.seeOther(campaignPaths.campaign(id), 'A trial is on its way to your own address.');
  }

  @Post(':id/send')
  @Audited('campaign.confirmed')
  async send(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const when = whenIn(body);
    if ('errors' in when) return this.page(view, id, body, when.errors);
    try {
      await this.campaigns.confirm(view.actor, id, when.at);
    } catch (error) {
      fieldErrors(error);
      return view.seeOther(
        campaignPaths.editCampaign(id),
        'Not sent: a word in it would tell readers why they were chosen.',
      );
    }
    return view.seeOther(campaignPaths.campaign(id), 'It goes out as soon as the hours allow.');
  }

  @Post(':id/cancel')
  @Audited('campaign.cancelled')
  async cancel(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.campaigns.cancel(view.actor, id);
    return view.seeOther(campaignPaths.campaign(id), 'It is called off. What was sent already stays sent.');
  }

  private async save(view: View, id: string | null, body: Typed): Promise<string> {
    const form = await readForm(CampaignInput, body);
    if ('errors' in form) return this.form(view, id, body, form.errors);
    try {
      return await view.seeOther(campaignPaths.campaign(await this.campaigns.write(view.actor, id, form.input)));
    } catch (error) {
      return this.form(view, id, body, fieldErrors(error));
    }
  }

  private async form(view: View, id: string | null, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const title = id === null ? 'Write an invitation or a reminder' : 'Change it';
    const action = id === null ? campaignPaths.newCampaign : campaignPaths.editCampaign(id);
    const choices = await this.campaigns.choices(view.actor);
    const mentorsOnly = view.actor.roles.every((role) => role === 'alumni-office');
    const shown = { title, action, choices, typed, errors, mentorsOnly };
    return view.page({ title, back, errors }, <CampaignFormPage {...shown} csrf={view.csrf} />);
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { campaign, counts } = await this.campaigns.find(view.actor, id);
    const reach = campaign.state === 'draft' ? await this.campaigns.reach(view.actor, id) : null;
    const page = <CampaignPage {...{ campaign, counts, reach, typed, errors }} csrf={view.csrf} />;
    return view.page({ title: campaign.name, back, errors }, page);
  }
}

/** When it is to go out; null: at once. */
function whenIn(body: Typed): { readonly at: Date | null } | { readonly errors: readonly FieldError[] } {
  const day = readDateField(body, 'day', 'The day');
  if (day.kind === 'empty') return { at: null };
  if (day.kind === 'wrong') return { errors: [day.error] };
  const hour = Number(textIn(body, 'hour'));
  if (!Number.isInteger(hour) || hour < 0 || hour > 23)
    return { errors: [{ field: 'hour', message: 'Enter an hour from 0 to 23' }] };
  return { at: londonMoment(day.date, hour) };
}
