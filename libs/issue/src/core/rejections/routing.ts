/** Refusals around dispatching by rule. */
export const ROUTING_REJECTIONS = {
  BASIS_OF_RULES_ONLY: {
    class: 'guard',
    zh: '规则依据只能由系统随自动派单写入；人工派单请填写理由 reason。',
    en: 'Only the engine writes what rules decided; a person who dispatches gives a reason instead.',
  },
} as const;
