import type { Refusal } from '@shaodao/decider';
import { ACCESS_SENTENCES } from '@shaodao/identity';
import { DEFAULT_TIME_ZONE, isRejectionCode, refusalText, type Names } from '@shaodao/issue';
import type { Sentence } from '@shaodao/platform';

/** What a person is told about a refusal, its facts filled in; undefined for unknown codes. */
export function refusalSentence(refusal: Refusal, names: Names): Sentence | undefined {
  const { code } = refusal;
  if (isRejectionCode(code))
    return {
      zh: refusalText(refusal, 'zh', DEFAULT_TIME_ZONE, names),
      en: refusalText(refusal, 'en', DEFAULT_TIME_ZONE, names),
    };
  return Object.hasOwn(ACCESS_SENTENCES, code)
    ? ACCESS_SENTENCES[code as keyof typeof ACCESS_SENTENCES]
    : undefined;
}
