import { Pairing } from './pairing.entity';

/** Every table this library keeps; for the module, and for specs that open a database themselves. */
export const pairingsEntities = [Pairing];
