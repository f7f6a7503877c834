import type { IssueCommandName } from '@shaodao/issue';

/** What can be asked, beside the commands. */
export const QUERIES = [
  'board',
  'boardStream',
  'inbox',
  'issue',
  'timeline',
  'personalData',
  'supervisionList',
  'directory',
  'directoryCommand',
  'offer',
  'accounts',
  'erasure',
  'routingProposal',
  'issueRouting',
  'ruleSets',
  'publishRuleSet',
  'publishPlaybook',
  'processes',
] as const;

export type Query = (typeof QUERIES)[number];
export type Action = IssueCommandName | Query;
