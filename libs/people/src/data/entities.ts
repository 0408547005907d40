import { Application } from './application.entity';
import { ColumnMapping } from './column-mapping.entity';
import { ExperienceOffered } from './experience-offered.entity';
import { ExperienceWanted } from './experience-wanted.entity';
import { Import } from './import.entity';
import { ImportChunk } from './import-chunk.entity';
import { ImportFault } from './import-fault.entity';
import { ImportRow } from './import-row.entity';
import { Mentor } from './mentor.entity';
import { Offer } from './offer.entity';
import { PriorityGroupMember } from './priority-group-member.entity';
import { Student } from './student.entity';

/** Every table this library keeps; for the module, and for specs that open a database themselves. */
export const peopleEntities = [
  Student,
  Mentor,
  Application,
  Offer,
  PriorityGroupMember,
  ExperienceWanted,
  ExperienceOffered,
  Import,
  ImportChunk,
  ImportRow,
  ImportFault,
  ColumnMapping,
];
