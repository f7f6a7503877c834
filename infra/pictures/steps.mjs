const HOUR_MS = 3_600_000;
/** Who signs for which unit; the others of the sample district have nobody who does. */
const HANDLERS = { water: 'handler2' };
const USUAL_LEAD = 'urban-management';

const leadOf = ({ lead = USUAL_LEAD }) => lead;
const handlerOf = (told) => HANDLERS[leadOf(told)] ?? 'handler';
const task = ({ issue, assignments: [first] }) => `issues/${issue}/assignments/${first.assignment}`;
const limitOf = ({ reportedAt, limit }) =>
  limit === undefined ? {} : { dueAt: new Date(reportedAt + limit * HOUR_MS).toISOString() };

/**
 * What people do with a matter: hours after its report, and the command, made of the matter as it was
 * told and of all answers so far.
 */
export const intake = [
  {
    after: 0,
    take: ({ title, said, category, territory, phone }) => ({
      who: 'operator',
      path: 'issues',
      body: {
        channel: 'hotline',
        kind: 'HELP',
        title,
        description: said,
        category,
        territory,
        place: { address: `${said.slice(0, 6)}一带` },
        appellant: { name: '王芳', phone },
      },
    }),
  },
  {
    after: 0.1,
    take: (told) => ({
      who: 'operator',
      path: `issues/${told.issue}/acceptance`,
      body: { category: told.category, territory: told.territory, ...limitOf(told) },
    }),
  },
];

export const dispatching = [
  {
    after: 0.4,
    take: (told) => ({
      who: 'operator',
      path: `issues/${told.issue}/dispatch`,
      body: { lead: leadOf(told), ...limitOf(told) },
    }),
  },
];

export const working = [
  {
    after: 1.2,
    take: (told) => ({ who: handlerOf(told), path: `${task(told)}/signature`, body: {} }),
  },
  {
    after: 1.7,
    take: (told) => ({
      who: handlerOf(told),
      path: `${task(told)}/contacts`,
      body: { method: 'phone', reached: true, note: '已联系，今天到现场' },
    }),
  },
  {
    after: 3,
    take: (told) => ({
      who: handlerOf(told),
      path: `${task(told)}/steps`,
      body: { note: '已到现场查看，安排处理' },
    }),
  },
];

export const finishing = [
  {
    after: 6,
    take: (told) => ({
      who: handlerOf(told),
      path: `${task(told)}/completion`,
      body: { result: '已处理完毕，现场恢复正常', outcome: 'RESOLVED' },
    }),
  },
  {
    after: 8,
    take: ({ issue }) => ({
      who: 'inspector',
      path: `issues/${issue}/verification`,
      body: { passed: true, note: '现场查看属实' },
    }),
  },
  {
    after: 9,
    take: ({ issue }) => ({
      who: 'operator',
      path: `issues/${issue}/feedback`,
      body: { content: '已按您反映的情况处理完毕', method: 'phone', reached: true },
    }),
  },
  {
    after: 11,
    take: ({ issue, satisfaction = 'SATISFIED', resolution = 'RESOLVED' }) => ({
      who: 'caller',
      path: `issues/${issue}/evaluations`,
      body: { contacted: true, resolution, satisfaction },
    }),
  },
  {
    after: 12,
    take: ({ issue }) => ({ who: 'operator', path: `issues/${issue}/closure`, body: {} }),
  },
];

export const whistling = [
  {
    after: 1,
    take: ({ issue, reportedAt }) => ({
      who: 'street',
      path: `issues/${issue}/whistles`,
      body: {
        kind: 'EMERGENCY',
        lead: 'urban-management',
        assists: ['emergency', 'police'],
        reason: '多次劝导无效，需要联合清理',
        place: { address: '柳荫小区 3 号楼' },
        respondBy: new Date(reportedAt + 2.5 * HOUR_MS).toISOString(),
      },
    }),
  },
  {
    after: 1.5,
    take: ({ issue, whistle }) => ({
      who: 'handler',
      path: `issues/${issue}/whistles/${whistle}/check-ins`,
      body: { unit: 'urban-management', mode: 'ON_SITE', authorized: true },
    }),
  },
  {
    after: 2,
    take: ({ issue, whistle }) => ({
      who: 'street',
      path: `issues/${issue}/whistles/${whistle}/check-ins`,
      body: {
        unit: 'emergency',
        mode: 'ON_SITE',
        authorized: true,
        overrideReason: '人已到现场，由街道代为登记',
      },
    }),
  },
];

/** 督查 presses the lead once the limit is over. */
export const supervising = [
  {
    after: 28,
    take: (told) => ({
      who: 'supervisor',
      path: `issues/${told.issue}/reminders`,
      body: { unit: leadOf(told), note: '已经超过答复期限，请今天内答复进展' },
    }),
  },
];
