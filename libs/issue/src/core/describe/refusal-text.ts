import type { JsonObject, JsonValue, Refusal } from '@shaodao/decider';
import { isRejectionCode, REJECTIONS } from '../rejections.js';
import { SUSPENSION_CAUSE_TERMS } from './clock-terms.js';
import { CALL_TERMS } from './call-terms.js';
import { moment } from './moment.js';
import {
  ACTIVATION_TERMS,
  ASSIGNMENT_STATUS_TERMS,
  COMMAND_TERMS,
  EXCLUSION_CLASS_TERMS,
  LEVEL_TERMS,
  MEASURE_TERMS,
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
  cause: SUSPENSION_CAUSE_TERMS,
  causes: SUSPENSION_CAUSE_TERMS,
  measure: MEASURE_TERMS,
  level: LEVEL_TERMS,
  missing: ACTIVATION_TERMS,
  exclusionClass: EXCLUSION_CLASS_TERMS,
  ...CALL_TERMS,
};

/** What the codes of the directory are called; a code nobody knows is its own name. */
export interface Names {
  name(of: 'unit' | 'territory' | 'category', code: string, lang: Lang): string;
}

/** Which facts of a refusal are codes of the directory, and of which of its lists. */
const CODES: Readonly<Record<string, Parameters<Names['name']>[0]>> = {
  unit: 'unit',
  units: 'unit',
  district: 'unit',
  coordinator: 'unit',
  territory: 'territory',
  category: 'category',
};

const TIMES: readonly string[] = ['until', 'told', 'last', 'due'];

const SEPARATOR = { zh: '、', en: ', ' } as const;

/**
 * The sentence a person reads, with the facts filled in, their words translated and units, places and
 * categories called by their names; a code that is not in the catalogue stands for itself.
 * @param timeZone IANA name of the zone whose clocks the reader has. @throws RangeError for none.
 */
export function refusalText(
  { code, params = {} }: Refusal,
  lang: Lang,
  timeZone: string,
  names: Names,
): string {
  if (!isRejectionCode(code)) return code;
  const spoken = (name: string, value: JsonValue | undefined): string => {
    if (Array.isArray(value)) {
      return value.map((each) => spoken(name, each)).join(SEPARATOR[lang]);
    }
    const text = typeof value === 'object' ? nameIn(value, lang) : String(value);
    if (TIMES.includes(name)) return moment(text, timeZone)[lang];
    const list = CODES[name];
    return list === undefined
      ? (WORDS[name]?.[text]?.[lang] ?? text)
      : names.name(list, text, lang);
  };
  return REJECTIONS[code][lang].replace(/\{(\w+)\}/g, (_braced, name: string) =>
    spoken(name, params[name]),
  );
}

/** A fact that brings its names along, such as a mechanism. */
function nameIn(value: JsonObject | null, lang: Lang): string {
  const name = value?.[lang];
  return typeof name === 'string' ? name : JSON.stringify(value);
}
