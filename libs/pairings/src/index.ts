export { PairingsModule } from './pairings.module';
export { pairingsEntities } from './data/entities';
export { Pairings, type PublicationView, type Published } from './pairings.service';
export type { PairingView } from './data/pairings.query';
export type { Pairing, PairingState } from './data/pairing.entity';
