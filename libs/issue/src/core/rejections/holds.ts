/** Refusals about moved and resting limits. */
export const HOLD_REJECTIONS = {
  DUE_NEEDED: {
    class: 'domain',
    zh: '受理时选定的机制没有规定办理时限，请在派单时填写时限。',
    en: 'The mechanism chosen at acceptance sets no limit for the handling; give one with the dispatch.',
  },
  OWN_REQUEST: {
    class: 'guard',
    zh: '不得审批本人提出的申请，请换人审批。',
    en: 'Nobody decides what they asked for themself; ask another person to decide.',
  },
  APPELLANT_NOT_TOLD: {
    class: 'domain',
    zh: '时限顺延须告知诉求人，请填写告知内容（told）。',
    en: 'The appellant has to wait longer and must be told; say in “told” what they were told.',
  },
  PROOF_MISSING: {
    class: 'domain',
    zh: '须附证明材料，请至少上传一份。',
    en: 'The cause must be proved; attach at least one paper or picture.',
  },
  EXTENSION_OPEN: {
    class: 'guard',
    zh: '单位“{unit}”的延期申请尚未审批，请等待结果。',
    en: 'The extension asked for by “{unit}” is undecided; wait for the decision.',
  },
  EXTENSION_NOT_ASKED: {
    class: 'guard',
    zh: '单位“{unit}”没有待审批的延期申请。',
    en: 'The unit “{unit}” has no extension waiting for a decision; have it asked for first.',
  },
  EXTENSION_TOO_LATE: {
    class: 'guard',
    zh: '时限 {due} 已过，延期须在到期前申请；请尽快办结。',
    en: 'The limit {due} is over and extensions are asked for before it; finish as soon as you can.',
  },
  EXTENSION_NOT_LATER: {
    class: 'domain',
    zh: '延期后的时限须晚于现时限 {due}，请填写更晚的时间。',
    en: 'An extended limit lies after the present one ({due}); give a later one.',
  },
  EXTENSION_COUNT: {
    class: 'guard',
    zh: '该任务已延期，次数达到上限 {maximum} 次，不能再延期。',
    en: 'The assignment was extended as often as allowed ({maximum}); it is not extended again.',
  },
  EXTENSION_TOTAL: {
    class: 'domain',
    zh: '累计延期最晚到 {until}，请填写不晚于它的时限。',
    en: 'All extensions together reach to {until} at most; give that or an earlier limit.',
  },
  ISSUE_SUSPENDED: {
    class: 'guard',
    zh: '该诉求已挂起至 {until}，请先恢复办理。',
    en: 'The issue is suspended until {until}; resume it first.',
  },
  NOT_SUSPENDED: {
    class: 'guard',
    zh: '该诉求没有挂起，无需恢复。',
    en: 'The issue is not suspended, so there is nothing to resume.',
  },
  SUSPENSION_CAUSE: {
    class: 'domain',
    zh: '受理时选定的机制不允许以“{cause}”挂起，可以选择：{causes}。',
    en: 'The mechanism chosen at acceptance does not suspend for “{cause}”; it does for: {causes}.',
  },
  SUSPENSION_TOO_LONG: {
    class: 'domain',
    zh: '一次挂起最晚到 {until}，请缩短期限。',
    en: 'One suspension lasts until {until} at most; choose an earlier end.',
  },
  ON_LEDGER: {
    class: 'guard',
    zh: '该诉求在挂账管理中（{ledger}），请先销账。',
    en: 'The issue is on the ledger ({ledger}); have it cleared first.',
  },
  LEDGER_UNKNOWN: {
    class: 'domain',
    zh: '该诉求没有编号为“{ledger}”的挂账或挂账申请，请核对。',
    en: 'This issue has no ledger entry or request “{ledger}”; check the number.',
  },
  LEDGER_CAUSE: {
    class: 'domain',
    zh: '受理时选定的机制不允许以“{reason}”挂账，可以选择：{reasons}。',
    en: 'The mechanism chosen at acceptance has no ledger for “{reason}”; it has one for: {reasons}.',
  },
  MILESTONES_UNORDERED: {
    class: 'domain',
    zh: '计划节点须按时间先后排列，请调整。',
    en: 'Milestones follow one another in time; put them in order.',
  },
} as const;
