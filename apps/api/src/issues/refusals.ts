import type { Refusal } from '@shaodao/decider';
import { ACCESS_SENTENCES } from '@shaodao/identity';
import { DEFAULT_TIME_ZONE, REJECTIONS, isRejectionCode, refusalText } from '@shaodao/issue';
import type { Sentence } from '@shaodao/platform';

/** 404 for an issue that is not there, 409 where it is not possible now, 422 where never so. */
export function refusalStatus({ code }: Refusal): number {
  if (code === 'ISSUE_UNKNOWN') return 404;
  if (!isRejectionCode(code)) return 409;
  return REJECTIONS[code].class === 'guard' ? 409 : 422;
}

/** What a person is told about a refusal, its facts filled in; undefined for unknown codes. */
export function refusalSentence(refusal: Refusal): Sentence | undefined {
  const { code } = refusal;
  if (isRejectionCode(code))
    return {
      zh: refusalText(refusal, 'zh', DEFAULT_TIME_ZONE),
      en: refusalText(refusal, 'en', DEFAULT_TIME_ZONE),
    };
  return Object.hasOwn(ACCESS_SENTENCES, code)
    ? ACCESS_SENTENCES[code as keyof typeof ACCESS_SENTENCES]
    : undefined;
}
