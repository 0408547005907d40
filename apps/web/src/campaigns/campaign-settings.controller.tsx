import { Body, Controller, Get, Post } from '@nestjs/common';
import { Campaigns, CampaignSettingsInput } from '@footing/campaigns';
import type { FieldError } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { campaignPaths } from './campaign-paths';
import { CampaignSettingsPage } from './campaign-settings.page';

const TITLE = 'Quiet hours and how much mail';
const yes = (is: boolean): string => (is ? 'yes' : 'no');

/** When mail to many may go out. */
@Controller('campaigns/settings')
@Needs('campaigns.manage')
export class CampaignSettingsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Get()
  @NotAudited('it shows the university’s own choices')
  async show(@CurrentView() view: View): Promise<string> {
    const { sundays, reminders, ...hours } = await this.campaigns.settings(view.actor);
    const numbers = Object.fromEntries(Object.entries(hours).map(([name, value]) => [name, String(value)]));
    return page(view, { ...numbers, sundays: yes(sundays), reminders: yes(reminders) });
  }

  @Post()
  @Audited('campaign.settings-changed')
  async change(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(CampaignSettingsInput, body);
    if ('errors' in form) return page(view, body, form.errors);
    await this.campaigns.changeSettings(view.actor, form.input);
    return view.seeOther(campaignPaths.campaignSettings, 'Saved.');
  }
}

function page(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: campaignPaths.campaigns, text: 'Invitations and reminders' };
  const mayChange = view.actor.roles.includes('programme-lead');
  return view.page(
    { title: TITLE, back, errors },
    <CampaignSettingsPage {...{ typed, errors, mayChange }} csrf={view.csrf} />,
  );
}
