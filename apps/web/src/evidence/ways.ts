import type { Permission } from '@footing/kernel';
import { documentAddresses } from '../documents/addresses';
import { kpiAddresses } from '../kpis/addresses';
import { networkAddresses } from '../networks/addresses';
import { practiceAddresses } from '../practice/addresses';
import { releaseAddresses } from '../releases/addresses';
import { schoolPlanAddresses } from '../school-plans/addresses';
import { sectorAddresses } from '../sector/addresses';

/** Where else evidence is worked with, each for those who may go there. */
export const evidenceWays: readonly { readonly needs: Permission; readonly href: string; readonly text: string }[] = [
  { needs: 'reports.read', href: releaseAddresses.all, text: 'Releases: figures that go out, and documents' },
  { needs: 'evidence.release', href: documentAddresses.all, text: 'What our documents say, in our own words' },
  { needs: 'kpis.read', href: kpiAddresses.all, text: 'KPIs: what we set ourselves, and where we are' },
  { needs: 'networks.manage', href: networkAddresses.all, text: 'Networks: who gets what, and when' },
  { needs: 'sector.read', href: sectorAddresses.picture, text: 'Many universities together' },
  { needs: 'practice.read', href: practiceAddresses.all, text: 'What we do for social mobility' },
  { needs: 'school-plans.read', href: schoolPlanAddresses.all, text: 'Schools and their plans' },
  { needs: 'registry.bring-in', href: '/registry', text: 'Records of the university' },
];
