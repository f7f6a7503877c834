import type { SideScope } from '@shaodao/decider';
import type { MeetingCommandName } from './commands.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Those who run the meetings of a place; the members themselves besides. */
const HOSTS = {
  COMMUNITY: 'ownTerritory',
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
  BRANCH: 'ownTerritory',
  GRID: 'participant',
} as const satisfies Grants;

const MEMBERS = {
  ...HOSTS,
  UNIT: 'participant',
  UNITLEAD: 'participant',
  RESIDENT: 'participant',
  OWNERS: 'participant',
  PROPERTY: 'participant',
  CENTREHOUSEHOLD: 'participant',
} as const satisfies Grants;

/** Who may do what with a meeting. A meeting that raised a matter calls the next one by the system. */
export const MEETING_POLICY: Readonly<Record<MeetingCommandName | 'read', Grants>> = {
  CallMeeting: { ...HOSTS, UNITLEAD: 'participant', SYSTEM: 'any' },
  CancelMeeting: HOSTS,
  HoldMeeting: HOSTS,
  GiveBrief: MEMBERS,
  GiveOpinion: { ...HOSTS, UNIT: 'any', UNITLEAD: 'any' },
  ProposeResolution: MEMBERS,
  VoteOnResolution: HOSTS,
  ResolveMeeting: HOSTS,
  OpenTasks: HOSTS,
  RaiseMatter: HOSTS,
  read: { ...MEMBERS, SUPERVISOR: 'any', ANALYST: 'any' },
};
