import type { Settings } from '@footing/config';
import { DataKeys } from './data-keys';
import { InstitutionKeys } from './institution-keys';
import { MasterKeys } from './master-keys';
import { Secrets } from './secrets.service';

/** Sealing and opening outside a container of services: for a bench or a spec. */
export const secretsWith = (settings: Pick<Settings, 'MASTER_KEY' | 'OLD_MASTER_KEY'>): Secrets =>
  new Secrets(new DataKeys(new InstitutionKeys(new MasterKeys(settings))));
