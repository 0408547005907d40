/** What the record says of KPIs, of the networks that hear of them, and of what somebody is to see to. */
export const kpiEvents = {
  'kpi.viewed': { kind: 'look', words: 'looked at what the university set itself to reach, and who works on it' },
  'kpi.changed': { kind: 'change', words: 'changed a KPI that you champion or work on' },
  'kpi.point-set': {
    kind: 'change',
    words: 'set what is to be reached in a year, of a KPI that you champion or work on',
  },
  'kpi.read': { kind: 'change', words: 'read a KPI from a snapshot without names' },
  'network.viewed': { kind: 'look', words: 'looked at a network that you are in, and what it was sent' },
  'network.changed': { kind: 'change', words: 'changed a network, or what it is sent' },
  'network.joined': { kind: 'change', words: 'put you into a network that is sent figures about mentoring' },
  'network.left': { kind: 'change', words: 'took you out of a network' },
  'network.sent': { kind: 'change', words: 'sent a network that you are in what is ready for it' },
  'network.closed': { kind: 'change', words: 'closed the links of what a network was sent' },
  'action.listed': { kind: 'look', words: 'looked at what they are to see to' },
  'action.updated': { kind: 'change', words: 'said how something stands that they see to' },
  'action.told': { kind: 'change', words: 'told you by mail of something that you are to see to' },
} as const;
