import type { Bilingual } from '@shaodao/decider';

/** What a refusal says to a person; `{count}` and the like stand for the refusal's params. */
export const RULE_SET_SENTENCES: Readonly<Record<string, Bilingual>> = {
  RULE_SET_FAULTY: {
    zh: '规则集有 {count} 处错误，请先改正，首处：{zh}',
    en: 'The rule set has {count} errors; mend them first. The first: {en}',
  },
  CASES_FAILED: {
    zh: '规则集有 {count} 个用例未通过，首个：{zh}',
    en: '{count} test cases of the rule set fail. The first: {en}',
  },
  SHADOW_RUNNING: {
    zh: '第 {shadow} 次影子运行尚未停止，请先停止',
    en: 'Shadow run {shadow} is still going; stop it first',
  },
  NO_SHADOW: { zh: '没有正在进行的影子运行', en: 'No shadow run is going' },
  NO_RULES_PUBLISHED: {
    zh: '还没有发布规则集，请由管理员先发布',
    en: 'No rule set has been published yet; an administrator does that first',
  },
  NO_LIVE_RULE_SET: {
    zh: '还没有发布规则集，影子运行没有可比的对象',
    en: 'No rule set has been published, so there is nothing to run beside',
  },
};
