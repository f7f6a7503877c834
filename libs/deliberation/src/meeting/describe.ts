import { byType, joined } from '@shaodao/decider';
import type { MeetingEventMap } from './events.js';

const number = (list: readonly unknown[]): string => String(list.length);

/** One event of a meeting as a line of its timeline. */
export const describeMeeting = byType<MeetingEventMap>({
  MeetingCalled: ({ meetingType, title, seats }) => ({
    zh: `召集会议（${meetingType}，${number(seats)} 人）：${title}`,
    en: `Meeting ${meetingType} called with ${number(seats)} seats: ${title}`,
  }),
  MeetingCancelled: ({ reason }) => ({
    zh: `会议取消：${reason}`,
    en: `Meeting cancelled: ${reason}`,
  }),
  MeetingHeld: ({ present, chair }) => ({
    zh: `会议召开，到会 ${number(present)} 人，${chair} 主持`,
    en: `Meeting held, ${number(present)} present, ${chair} in the chair`,
  }),
  MemberBriefed: ({ member, brief }) => ({
    zh: `${member} 通报情况：${brief}`,
    en: `${member} told how things stand: ${brief}`,
  }),
  OpinionGiven: ({ group, opinion }) => ({
    zh: `${group} 提出意见：${opinion}`,
    en: `Opinion of ${group}: ${opinion}`,
  }),
  ResolutionProposed: ({ title, owner }) => ({
    zh: `提出决议，责任单位 ${owner}：${title}`,
    en: `Resolution proposed, to be done by ${owner}: ${title}`,
  }),
  ResolutionAdopted: ({ resolution, inFavour, against, entitled }) => ({
    zh: `决议 ${resolution} 通过（应 ${String(entitled)} 票，赞成 ${number(inFavour)}，反对 ${number(against)}）`,
    en: `Resolution ${resolution} adopted: ${number(inFavour)} for, ${number(against)} against, of ${String(entitled)}`,
  }),
  ResolutionDefeated: ({ resolution, inFavour, against, entitled }) => ({
    zh: `决议 ${resolution} 未通过（应 ${String(entitled)} 票，赞成 ${number(inFavour)}，反对 ${number(against)}）`,
    en: `Resolution ${resolution} defeated: ${number(inFavour)} for, ${number(against)} against, of ${String(entitled)}`,
  }),
  MeetingResolved: ({ minutes, unbriefed }) => ({
    zh: `会议纪要${unbriefed.length > 0 ? `（未通报：${joined(unbriefed).zh}）` : ''}：${minutes}`,
    en: `Minutes${unbriefed.length > 0 ? ` (no word from ${joined(unbriefed).en})` : ''}: ${minutes}`,
  }),
  TasksOpened: ({ tasks }) => ({
    zh: `决议转为任务 ${number(tasks)} 项：${joined(tasks.map((each) => each.owner)).zh}`,
    en: `${number(tasks)} tasks opened for ${joined(tasks.map((each) => each.owner)).en}`,
  }),
  MatterRaised: ({ meetingType, reason }) => ({
    zh: `提请上一层级会议（${meetingType}）：${reason}`,
    en: `Raised to the meeting ${meetingType}: ${reason}`,
  }),
});
