import { ChoicesController } from './choices.controller';
import { InstitutionController } from './institution.controller';
import { ProgrammesController } from './programmes.controller';
import { RoundsController } from './rounds.controller';
import { RulesController } from './rules.controller';

/** Everything about the institution, its programmes and its rounds. */
export const programmeControllers = [
  ProgrammesController,
  RoundsController,
  RulesController,
  ChoicesController,
  InstitutionController,
];
