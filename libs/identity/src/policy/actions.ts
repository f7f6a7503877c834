import type { IssueCommandName } from '@shaodao/issue';

/** What can be asked, beside the commands. */
export const QUERIES = [
  'board',
  'boardStream',
  'inbox',
  'issue',
  'timeline',
  'uploadMedia',
  'personalData',
  'personalReadings',
  'supervisionList',
  'directory',
  'directoryCommand',
  'offer',
  'accounts',
  'erasure',
  'routingProposal',
  'issueRouting',
  'reviewers',
  'ruleSets',
  'publishRuleSet',
  'publishPlaybook',
  'processes',
  'metrics',
  'export',
  'exportRecords',
  'kpiTable',
  'kpiFacts',
  'kpiPersons',
  'publishFormulas',
  'publishKpi',
  'giveFigures',
  'appealKpi',
  'decideKpiAppeal',
  'whatIf',
] as const;

export type Query = (typeof QUERIES)[number];
export type Action = IssueCommandName | Query;
