import { ConsentModule, StopPlaces } from '@footing/consent';
import { SecretsModule } from '@footing/secrets';
import { StoriesModule } from '@footing/stories';
import { Module } from '@nestjs/common';
import { Evidence } from './evidence.service';
import { Flow } from './flow.service';
import { Funnels } from './funnel/funnels.service';
import { LinkageTerms } from './registry/linkage-terms.service';
import { Registry } from './registry/registry.service';
import { ReportMaker } from './measures/report-maker';
import { ReachComparer } from './releases/reach-comparer';
import { ReleaseMaker } from './releases/release-maker';
import { ReleasePlans } from './releases/release-plans.service';
import { Releases } from './releases/releases.service';
import { DocumentWords } from './packs/document-words.service';
import { EvidenceFiles } from './packs/evidence-files.service';
import { SigningKeys } from './packs/signing-keys.service';
import { TablePictures } from './packs/table-pictures';
import { KpiReadings } from './kpis/kpi-readings.service';
import { Kpis } from './kpis/kpis.service';
import { OwnEvidence } from './snapshots/own-evidence.service';
import { Snapshots } from './snapshots/snapshots.service';
import { stopJoining } from './stop-joining';

const services = [
  EvidenceFiles,
  SigningKeys,
  TablePictures,
  DocumentWords,
  Snapshots,
  OwnEvidence,
  LinkageTerms,
  Registry,
  Evidence,
  Flow,
  Funnels,
  Releases,
  ReleasePlans,
  Kpis,
  KpiReadings,
];

/** The evidence base: snapshots without names, what the register says, and tables about groups. */
@Module({
  imports: [ConsentModule, SecretsModule, StoriesModule],
  providers: [...services, ReportMaker, ReleaseMaker, ReachComparer],
  exports: services,
})
export class EvidenceModule {
  constructor(places: StopPlaces) {
    places.register('joined-records', stopJoining);
  }
}
