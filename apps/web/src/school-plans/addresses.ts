const one = (id: string) => `/school-plans/${id}`;
const action = (id: string) => `/school-plan-actions/${id}`;

/** Every address of the pages of schools' plans, once. */
export const schoolPlanAddresses = {
  all: '/school-plans',
  one,
  year: (id: string, autumn: number) => `${one(id)}?year=${autumn}`,
  file: (id: string, autumn: number) => `${one(id)}/plan.csv?year=${autumn}`,
  newAction: (id: string, autumn: number) => `${one(id)}/action?year=${autumn}`,
  carry: (id: string) => `${one(id)}/carry`,
  leads: (id: string) => `${one(id)}/leads`,
  endLead: (leadId: string) => `/school-leads/${leadId}/end`,
  action,
} as const;
