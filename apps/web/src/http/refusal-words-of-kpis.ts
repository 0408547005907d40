import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of KPIs, and of the networks that hear of them. */
export const wordsOfKpis: Readonly<Record<string, RefusalWords>> = {
  'kpi.changed': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was overwritten. Open the KPI again, read what it says now, and go on from there.',
  },
  'kpi.settled': {
    title: 'This KPI does not allow that now',
    whatToDo:
      'Nothing was changed. A draft is agreed before it is read; what was agreed stays; what is retired is brought back first.',
  },
  'kpi.lacks': {
    title: 'This snapshot does not hold what the KPI is measured by',
    whatToDo: 'Nothing was read. Join the record that it needs, take another snapshot, and read it from that.',
  },
  'kpi.busy': {
    title: 'Colleagues are reading figures at the same time',
    whatToDo: 'Nothing was read. Wait a minute, then read the KPI again.',
  },
  'network.changed': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was overwritten. Open the network again, read what it says now, and go on from there.',
  },
  'network.there': {
    title: 'This is there already',
    whatToDo: 'Nothing was added. Go back to the network: it is in its list.',
  },
  'network.nothing-ready': {
    title: 'There is nothing to send yet',
    whatToDo:
      'Nothing was sent. Add somebody and something that is ready: a KPI that was read, or a document of signed figures.',
  },
};
