/** Networks to begin with; each can be changed or ended. */
export const readyMadeNetworks: readonly { readonly name: string; readonly about: string }[] = [
  {
    name: 'Access and participation group',
    about: 'Who answers for the plan that the university agreed with its regulator.',
  },
  { name: 'Planning office', about: 'Who reports to the regulator and to the board.' },
  { name: 'Outreach team', about: 'Who works with schools and applicants.' },
  { name: 'Alumni office', about: 'Who looks after the graduates who mentor.' },
  { name: 'Students’ union', about: 'Who speaks for students.' },
  { name: 'Senior champion', about: 'Who speaks for social mobility at the top of the university.' },
];
