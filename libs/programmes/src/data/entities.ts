import { Barrier } from './barrier.entity';
import { Criterion } from './criterion.entity';
import { Institution } from './institution.entity';
import { PriorityGroup } from './priority-group.entity';
import { Programme } from './programme.entity';
import { Round } from './round.entity';
import { RoundFloor } from './round-floor.entity';
import { RoundSchool } from './round-school.entity';
import { RoundTier } from './round-tier.entity';
import { School } from './school.entity';

/** Every table this library keeps; for the module, and for specs that open a database themselves. */
export const programmesEntities = [
  Institution,
  School,
  PriorityGroup,
  Programme,
  Round,
  RoundSchool,
  RoundTier,
  RoundFloor,
  Criterion,
  Barrier,
];

export type { Barrier, Criterion, Institution, PriorityGroup, Programme, Round, School };
