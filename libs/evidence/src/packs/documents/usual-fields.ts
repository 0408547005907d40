import { line } from './template';

/** True of everything that is known from before and after alone. */
export const BEFORE_AND_AFTER =
  'Where nothing but before and after is compared, nobody knows what would have been without mentoring.';

/** Outcomes of graduates come late, and of some. */
export const AFTER_GRADUATION =
  'Outcomes of graduates are known about 15 months after they finish, and only of those who answer.';

/** As the Mapping of Outcomes and Activities Tool of TASO has it. */
export const moat = line(
  'moat',
  'Kind of activity',
  'Type, sub-type and delivery, as the mapping of outcomes and activities has them.',
);

/** Numbers and names of the Equality of Opportunity Risk Register of OfS. */
export const risks = line(
  'risks',
  'Risks to equality of opportunity',
  'Numbers and names from the register, such as “12, progression from higher education”.',
);
