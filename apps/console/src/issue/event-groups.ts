/** What the history can be narrowed to. */
export const GROUPS = ['all', 'work', 'people', 'pressing', 'rulings'] as const;
export type Group = (typeof GROUPS)[number];

const PEOPLE = [
  'IssueReported',
  'AppellantContacted',
  'InterimReported',
  'IssueFedBack',
  'CallbackMade',
  'CallbackUnreached',
  'IssueEvaluated',
  'ResidentConfirmed',
  'IssueWithdrawn',
  'IssueAnswered',
  'AppellantJoined',
  'AppellantParted',
];
const PRESSING = [
  'ReminderSent',
  'SupervisionCardIssued',
  'SupervisionOrdered',
  'UnitInterviewed',
  'CaseListed',
  'SupervisionReplied',
  'SupervisionLifted',
  'UnitNoShow',
  'IssueEscalated',
  'IssueTransferredDown',
];
const RULINGS =
  /Return|Extension|Exclusion|Objection|Consultation|Ruling|Ledger|Termination|Terminated|Suspended|Resumed|Upheld|RejectRequested|WhistleCancelled/;

/** What an event is about, by its type. */
export function groupOf(type: string): Exclude<Group, 'all'> {
  if (PEOPLE.includes(type)) return 'people';
  if (PRESSING.includes(type)) return 'pressing';
  return RULINGS.test(type) ? 'rulings' : 'work';
}
