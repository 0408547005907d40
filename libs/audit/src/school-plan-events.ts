/** What the record says of schools' plans, and of who leads a school. */
export const schoolPlanEvents = {
  'school-plan.viewed': { kind: 'look', words: 'saw the plan of a school, with what you see to' },
  'school-plan.taken-out': { kind: 'look', words: 'took a file of the plan of a school, with what you see to' },
  'school-plan.action-set': { kind: 'change', words: 'wrote down what you are to see to for a school' },
  'school-plan.carried': { kind: 'change', words: 'took open actions of a school into the next year' },
  'school-lead.begun': { kind: 'change', words: 'said that you lead a school' },
  'school-lead.ended': { kind: 'change', words: 'said that you no longer lead a school' },
} as const;
