import {
  asJson,
  isUnopened,
  UNOPENED,
  type Bilingual,
  type SideFacts,
  type SideStream,
} from '@shaodao/decider';
import { MEETING_COMMANDS, type MeetingCommand, type MeetingCommandName } from './commands.js';
import { decideMeeting } from './decide.js';
import { describeMeeting } from './describe.js';
import { meetingEffects } from './effects.js';
import type { MeetingEvent, MeetingEventType } from './events.js';
import { evolveMeeting } from './evolve.js';
import { MEETING_POLICY } from './policy.js';
import { MEETING_REJECTIONS } from './rejections.js';
import { MEETING_SCHEMA, type MeetingSection } from './section.js';
import type { MeetingState, MeetingStatus } from './state.js';

const COMMAND_NAMES: Readonly<Record<MeetingCommandName, Bilingual>> = {
  CallMeeting: { zh: '召集会议', en: 'call meeting' },
  CancelMeeting: { zh: '取消会议', en: 'cancel meeting' },
  HoldMeeting: { zh: '召开会议', en: 'hold meeting' },
  GiveBrief: { zh: '通报情况', en: 'give brief' },
  GiveOpinion: { zh: '提出意见', en: 'give opinion' },
  ProposeResolution: { zh: '提出决议', en: 'propose resolution' },
  VoteOnResolution: { zh: '表决', en: 'vote on resolution' },
  ResolveMeeting: { zh: '形成纪要', en: 'resolve meeting' },
  OpenTasks: { zh: '转为任务', en: 'open tasks' },
  RaiseMatter: { zh: '提请上一层级', en: 'raise matter' },
};

const STATUS_NAMES: Readonly<Record<MeetingStatus, Bilingual>> = {
  CALLED: { zh: '已召集', en: 'called' },
  HELD: { zh: '已召开', en: 'held' },
  RESOLVED: { zh: '已决议', en: 'resolved' },
  TASKS_OPENED: { zh: '已转任务', en: 'tasks opened' },
  CANCELLED: { zh: '已取消', en: 'cancelled' },
  RAISED: { zh: '已提请上级', en: 'raised' },
};

const SEALED: Readonly<Record<MeetingEventType, readonly string[]>> = {
  MeetingCalled: ['title'],
  MeetingCancelled: [],
  MeetingHeld: [],
  MemberBriefed: ['brief'],
  OpinionGiven: ['opinion'],
  ResolutionProposed: ['title', 'text'],
  ResolutionAdopted: [],
  ResolutionDefeated: [],
  MeetingResolved: ['minutes'],
  TasksOpened: ['tasks.title', 'tasks.text'],
  MatterRaised: [],
};

const OVER: readonly string[] = ['TASKS_OPENED', 'CANCELLED', 'RAISED'];

function facts(state: MeetingState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const { status, territory, seats, calledBy, issue, tasks, resolutions, playbook, title } = state;
  const about = resolutions.map((each) => each.issue);
  return {
    ...{ status, territory, playbook, title },
    over: OVER.includes(status),
    units: [...new Set(resolutions.map((each) => each.owner))],
    persons: [...new Set([calledBy, ...seats.map((each) => each.person)])],
    issues: [...new Set([issue, ...about, ...tasks].filter((each) => each !== undefined))],
  };
}

/** 议事协商: resolutions that become tasks (domain.md §3.4b NEG; S1b-3, S1c-4/8, S1d-10, S3-1, S4-6). */
export const meeting: SideStream<MeetingState, MeetingCommand, MeetingEvent, MeetingSection> = {
  kind: 'meeting',
  path: 'meetings',
  name: { zh: '会议', en: 'Meeting' },
  aggregate: {
    category: 'meeting',
    initial: UNOPENED,
    evolve: evolveMeeting,
    decide: decideMeeting,
  },
  commands: MEETING_COMMANDS,
  opens: 'CallMeeting',
  commandNames: COMMAND_NAMES,
  rejections: MEETING_REJECTIONS,
  statusNames: STATUS_NAMES,
  sealed: SEALED,
  policy: MEETING_POLICY,
  facts,
  view: asJson,
  describe: describeMeeting,
  effects: meetingEffects,
  sectionSchema: MEETING_SCHEMA,
};
