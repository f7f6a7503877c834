import { asJson, type EvolveMeta, type SideEffect } from '@shaodao/decider';
import type { MeetingEvent, Task } from './events.js';
import type { MeetingState } from './state.js';

type Effects = (
  event: MeetingEvent & EvolveMeta,
  state: MeetingState,
  self: { readonly id: string },
) => readonly SideEffect[];

/** What a meeting orders elsewhere: tasks as issues or subtasks, and the next level's meeting. */
export const meetingEffects: Effects = (event, state, self) => {
  if (state.status === 'NONE') return [];
  if (event.type === 'MeetingCalled') {
    const { issue: id } = event.data;
    const command = { type: 'LinkIssue', relation: 'TO_MEETING', stream: `meeting-${self.id}` };
    return id === undefined ? [] : [{ target: 'issue', id, command }];
  }
  if (event.type === 'TasksOpened') {
    return event.data.tasks.flatMap((task) => (task.part ? subtask(task) : ownIssue(task, state)));
  }
  if (event.type !== 'MatterRaised') return [];
  const { meetingType, at, seats, meeting } = event.data;
  const { title, territory, issue, playbook } = state;
  const facts = { meetingType, title, territory, at, seats, issue, raisedFrom: self.id };
  return [
    {
      target: 'side',
      kind: 'meeting',
      id: meeting,
      command: { ...asJson({ ...facts, playbook: playbook.id }), type: 'CallMeeting' },
    },
  ];
};

const subtask = ({ issue: id, owner: unit, text, dueAt }: Task): readonly SideEffect[] => [
  { target: 'issue', id, command: { type: 'SplitSubtask', unit, task: text, dueAt } },
];

/** Reported, accepted and dispatched at once: the meeting has decided who does it until when. */
function ownIssue(
  { issue: id, title, text, owner, dueAt, channel, kind, category }: Task,
  { territory }: { readonly territory: string },
): readonly SideEffect[] {
  const place = { category, territory };
  return [
    {
      target: 'issue',
      id,
      command: { type: 'ReportIssue', channel, kind, title, description: text, ...place },
    },
    { target: 'issue', id, command: { type: 'AcceptIssue', ...place } },
    {
      target: 'issue',
      id,
      command: { type: 'DispatchIssue', lead: owner, dueAt, reason: '会议决议' },
    },
  ];
}
