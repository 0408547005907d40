import { Controller, Get } from '@nestjs/common';
import { Institutions, PriorityGroups, Schools } from '@footing/programmes';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { InstitutionPage } from './institution.page';

/** What holds for the whole university. */
@Controller('institution')
export class InstitutionController {
  constructor(
    private readonly institutions: Institutions,
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
  ) {}

  @Get()
  @Needs('institution.read')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View): Promise<string> {
    const institution = await this.institutions.find(view.actor.institutionId);
    const [schools, groups] = [await this.schools.list(view.actor), await this.groups.list(view.actor)];
    const may = {
      maySeeStaff: view.may('accounts.read'),
      maySeePortfolios: view.may('portfolios.read'),
      mayConfigureSignIn: view.may('sign-in.configure'),
      mayNameNetworks: view.may('sign-in.configure'),
      mayMakeKeys: view.may('api-keys.manage'),
      mayChangeLook: view.may('institution.settings'),
      mayChangeSupervision: view.may('institution.settings'),
      mayRenewKeys: view.may('institution.settings'),
      mayMonitor: view.may('monitoring.bring-in'),
      // An analyst takes snapshots from the page that lists them.
      mayTakeSnapshots: view.may('evidence.take') && !view.may('evidence.read'),
      mayBringInRecords: view.may('registry.bring-in'),
      maySettleLinkage: view.may('linkage.settle'),
      maySendToTrackers: view.may('trackers.read'),
    };
    const page = <InstitutionPage institution={institution} schools={schools.length} groups={groups.length} {...may} />;
    return view.page({ title: 'Our university' }, page);
  }
}
