import type { ClockKind } from '@shaodao/deadlines';
import type { SuspensionCause } from '../vocabulary.js';
import type { Term } from './terms.js';

/** What a clock of each kind measures; Chinese from the domain glossary. */
export const CLOCK_TERMS: Readonly<Record<ClockKind, Term>> = {
  ACCEPT: { zh: '受理', en: 'acceptance' },
  VERIFY_REPORT: { zh: '核实', en: 'the check of the report' },
  ORDER: { zh: '下单', en: 'the order' },
  RESPOND: { zh: '响应', en: 'the response' },
  DISPATCH: { zh: '派单', en: 'the dispatch' },
  SIGN: { zh: '签收', en: 'the signature' },
  RETURN_WINDOW: { zh: '退单', en: 'returning' },
  ARBITRATE: { zh: '裁定', en: 'the ruling' },
  CONTACT: { zh: '首次联系', en: 'the first contact' },
  CHECKIN: { zh: '报到', en: 'the check-in' },
  HANDLE: { zh: '办理', en: 'the handling' },
  ASSIST_REPORT: { zh: '协办反馈', en: 'the assist result' },
  INTERIM: { zh: '阶段性反馈', en: 'the interim word' },
  EXT_DECISION: { zh: '延期审批', en: 'the decision on an extension' },
  VERIFY: { zh: '核查', en: 'the check of the result' },
  FEEDBACK: { zh: '反馈', en: 'the feedback' },
  CALLBACK: { zh: '回访', en: 'the callback' },
  EVAL_WINDOW: { zh: '评价', en: 'rating' },
  REWORK: { zh: '返工', en: 'the rework' },
  SUP_REPLY: { zh: '督办回复', en: 'the supervision reply' },
  LEDGER_REVIEW: { zh: '挂账复核', en: 'the ledger review' },
  REOPEN_WINDOW: { zh: '重开', en: 'reopening' },
  EXCL_WINDOW: { zh: '剔除申请', en: 'asking for exclusion' },
  OVERALL: { zh: '总体', en: 'the whole matter' },
  LEVEL: { zh: '本级解决', en: 'settling at this level' },
  SUSPENSION: { zh: '挂起', en: 'the suspension' },
  STEP: { zh: '步骤', en: 'the step' },
  SIDE: { zh: '事项', en: 'the matter' },
};

/** Why clocks stand still (domain.md §5.5). */
export const SUSPENSION_CAUSE_TERMS: Readonly<Record<SuspensionCause, Term>> = {
  STATUTORY_APPRAISAL: { zh: '法定鉴定检测', en: 'statutory appraisal' },
  COURT_OR_UPPER_DECISION: { zh: '等待司法或上级决定', en: 'a court or higher decision' },
  APPELLANT_ASKED: { zh: '诉求人要求暂缓', en: 'the appellant’s wish' },
  MATERIAL_AWAITED: { zh: '等待诉求人补充材料', en: 'material the appellant has to supply' },
  WEATHER_OR_SEASON: { zh: '天气或季节', en: 'weather or season' },
  EMERGENCY_MODE: { zh: '应急状态', en: 'emergency mode' },
  HEARING: { zh: '听证', en: 'a hearing' },
};
