import type { JsonValue, Refusal } from '@shaodao/decider';
import { isRejectionCode, REJECTIONS } from '../rejections.js';
import {
  ASSIGNMENT_STATUS_TERMS,
  COMMAND_TERMS,
  moment,
  PHASE_TERMS,
  SUPERVISION_STATUS_TERMS,
  type Lang,
  type Term,
} from './terms.js';

/** Which facts of a refusal are words of the vocabulary, and their translations. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  command: COMMAND_TERMS,
  phase: PHASE_TERMS,
  allowed: PHASE_TERMS,
  status: ASSIGNMENT_STATUS_TERMS,
  supervision: SUPERVISION_STATUS_TERMS,
};

const TIMES: readonly string[] = ['until', 'told', 'last', 'due'];

const SEPARATOR = { zh: '、', en: ', ' } as const;

/**
 * The sentence a person reads, with the facts filled in and their words translated; a code that is
 * not in the catalogue stands for itself.
 */
export function refusalText({ code, params = {} }: Refusal, lang: Lang): string {
  if (!isRejectionCode(code)) return code;
  const spoken = (name: string, value: JsonValue | undefined): string => {
    if (Array.isArray(value)) {
      return value.map((each) => spoken(name, each)).join(SEPARATOR[lang]);
    }
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return TIMES.includes(name) ? moment(text) : (WORDS[name]?.[text]?.[lang] ?? text);
  };
  return REJECTIONS[code][lang].replace(/\{(\w+)\}/g, (_braced, name: string) =>
    spoken(name, params[name]),
  );
}
