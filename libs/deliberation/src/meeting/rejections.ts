import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a meeting's command is refused for. */
export const MEETING_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  UNIT_NOT_ACTIVE: {
    class: 'domain',
    zh: '单位“{unit}”不存在或已停用，请另选单位。',
    en: 'The unit “{unit}” does not exist or is out of service; choose another.',
  },
  TYPE_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有会议类型“{meetingType}”，请从列表中选择。',
    en: 'The mechanism has no meeting “{meetingType}”; choose from its list.',
  },
  ROLE_UNKNOWN: {
    class: 'domain',
    zh: '该会议没有“{role}”席位，请核对。',
    en: 'This meeting has no seat for “{role}”; check the role.',
  },
  SEAT_TAKEN_TWICE: {
    class: 'domain',
    zh: '“{person}”被列了两次，每人只有一席。',
    en: '“{person}” is named twice; everybody has one seat.',
  },
  SEATS_MISSING: {
    class: 'domain',
    zh: '“{role}”席位至少 {least} 个，请补充。',
    en: 'There must be at least {least} seats for “{role}”; add them.',
  },
  NO_CHAIR_SEATED: {
    class: 'domain',
    zh: '没有可以主持会议的人，请列入：{roles}。',
    en: 'Nobody named may chair the meeting; give a seat to one of: {roles}.',
  },
  CALLED_FOR_PAST: {
    class: 'domain',
    zh: '会议时间“{at}”不晚于召集时间，请填写将来的时间。',
    en: 'The meeting is called for {at}, which is past; give a later time.',
  },
  NOT_SEATED: {
    class: 'domain',
    zh: '“{person}”不是会议成员，请核对。',
    en: '“{person}” has no seat in this meeting; check the name.',
  },
  MAY_NOT_CHAIR: {
    class: 'guard',
    zh: '“{person}”不能主持：须由主持人主持，主持人缺席时由副职主持，且须到会。',
    en: '“{person}” may not chair: a chair who is present does, or a deputy where none is.',
  },
  QUORUM_MISSED: {
    class: 'guard',
    zh: '到会 {present} 人，未达到法定人数 {needed} 人，请另行召集。',
    en: '{present} came and {needed} are needed; call the meeting anew.',
  },
  AREA_QUORUM_MISSED: {
    class: 'guard',
    zh: '到会业主专有部分面积未达到要求（{needed}），请另行召集。',
    en: 'The owners present hold less than the area needed ({needed}); call the meeting anew.',
  },
  NOT_PRESENT: {
    class: 'guard',
    zh: '“{person}”没有到会，不能通报。',
    en: '“{person}” did not come and cannot tell how things stand.',
  },
  NOT_AN_ADVISER: {
    class: 'domain',
    zh: '“{group}”不是该会议的评议团体，请核对。',
    en: '“{group}” gives no opinions to this meeting; check the group.',
  },
  DUE_NOT_AFTER_NOW: {
    class: 'domain',
    zh: '完成时限“{due}”不晚于现在，请填写将来的时间。',
    en: 'The task is due {due}, which is past; give a later time.',
  },
  RESOLUTION_UNKNOWN: {
    class: 'domain',
    zh: '会议没有编号为“{resolution}”的决议，请核对。',
    en: 'The meeting has no resolution “{resolution}”; check the number.',
  },
  ALREADY_VOTED: {
    class: 'guard',
    zh: '决议“{resolution}”已经表决。',
    en: 'The resolution “{resolution}” has been voted on.',
  },
  MAY_NOT_VOTE: {
    class: 'domain',
    zh: '“{person}”没有表决权或未到会。',
    en: '“{person}” has no vote here, or did not come.',
  },
  VOTED_TWICE: {
    class: 'domain',
    zh: '“{person}”同时被计入赞成和反对，请核对。',
    en: '“{person}” is counted both in favour and against; check the votes.',
  },
  VOTE_OPEN: {
    class: 'guard',
    zh: '以下决议尚未表决：{resolutions}。',
    en: 'These resolutions have not been voted on: {resolutions}.',
  },
  NOTHING_ADOPTED: {
    class: 'guard',
    zh: '没有通过的决议，无任务可办。',
    en: 'No resolution was adopted, so there are no tasks to open.',
  },
  NO_NEXT_LEVEL: {
    class: 'guard',
    zh: '该会议没有上一层级，请在本级解决。',
    en: 'There is no level above this meeting; settle the matter here.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(MEETING_REJECTIONS);
