export { SectorModule } from './sector.module';
export { type Publishable, type PublishingView, SectorPublishing } from './publishing.service';
export type { Publication, SectorSetting } from './data/publications.query';
export {
  ARRIVAL_DAYS,
  Collation,
  type InstitutionInput,
  type InstitutionView,
  MOST_AT_ONCE,
  type SentRelease,
} from './collation.service';
export type { Arrival, ArrivedFile, SectorRelease } from './data/collation.query';
export { type SectorAsk, SectorPicture, type SectorQuestion, type SectorView } from './picture.service';
export type { Position, SectorFigure } from './domain/picture';
export { nations, type SectorAsked } from './domain/content';
export type { SectorFault } from './domain/shape';
export type { Taken } from './file/from-release';
export { characteristicOf } from './file/characteristics';
export { poolableOf } from './file/definition';
export { MOST_SECTOR_BYTES } from './file/sector-file';
