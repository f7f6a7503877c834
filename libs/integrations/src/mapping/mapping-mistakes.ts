import type { Sentence } from '@shaodao/platform';
import { HOUSE_PARSER, shippedCatalogue } from '@shaodao/playbooks';
import type { ErrorObject } from 'ajv';
import type { Mapping } from './model.js';
import { Zone } from './zone.js';

/** Where the schema and a mapping disagree; each mistake once, by its place in the file. */
export function schemaMistakes(errors: readonly ErrorObject[]): Sentence[] {
  const mistakes = new Map<string, Sentence>();
  for (const error of errors) {
    // The branches a `oneOf` tried in vain say nothing a person can use.
    if (error.schemaPath.includes('/oneOf/')) continue;
    const mistake = schemaMistake(error);
    mistakes.set(mistake.en, mistake);
  }
  return [...mistakes.values()];
}

/** Words the schema cannot know: the zone, the encoding and the mechanism must exist here. */
export function wordMistakes({ times, csv, profile }: Mapping): Sentence[] {
  const mistakes: Sentence[] = [];
  if (!isKnown(() => new Zone(times.zone)))
    mistakes.push({
      zh: `times/zone：没有时区“${times.zone}”，请用 IANA 名称，如 Asia/Shanghai`,
      en: `times/zone: there is no zone "${times.zone}"; take an IANA name like Asia/Shanghai`,
    });
  const encoding = csv?.encoding;
  if (encoding !== undefined && !isKnown(() => new TextDecoder(encoding)))
    mistakes.push({
      zh: `csv/encoding：没有编码“${encoding}”，可用的如 utf-8、gb18030`,
      en: `csv/encoding: there is no encoding "${encoding}"; take one like utf-8 or gb18030`,
    });
  const profiles = shippedCatalogue(HOUSE_PARSER);
  if (profiles.find(profile) === undefined) {
    const known = profiles.all.map(({ id }) => id);
    mistakes.push({
      zh: `profile：没有机制“${profile}”，可用的有 ${known.join('、')}`,
      en: `profile: there is no mechanism "${profile}"; there are ${known.join(', ')}`,
    });
  }
  return mistakes;
}

function schemaMistake(error: ErrorObject): Sentence {
  const place = error.instancePath.slice(1);
  const { zh, en } = reason(error);
  return { zh: `${place || '（顶层）'}：${zh}`, en: `${place || '(top)'} ${en}` };
}

const FORMS = ['column', 'constant', 'first', 'join', 'template', 'lookup', 'code'];

function reason({ keyword, params, message = keyword }: ErrorObject): Sentence {
  const facts = params as Record<string, unknown>;
  const fact = (name: string): string => String(facts[name]);
  switch (keyword) {
    case 'additionalProperties': {
      const entry = fact('additionalProperty');
      return { zh: `有未知的项“${entry}”`, en: `has an unknown entry "${entry}"` };
    }
    case 'required': {
      const entry = fact('missingProperty');
      return { zh: `缺少“${entry}”`, en: `lacks the entry "${entry}"` };
    }
    case 'oneOf':
      return {
        zh: `须恰好有 ${FORMS.join('、')} 之一`,
        en: `must have exactly one of ${FORMS.join(', ')}`,
      };
    case 'enum': {
      const allowed = facts['allowedValues'] as readonly string[];
      return {
        zh: `须为 ${allowed.join('、')} 之一`,
        en: `must be one of ${allowed.join(', ')}`,
      };
    }
    case 'type':
      return { zh: `类型须为 ${fact('type')}`, en: `must be of type ${fact('type')}` };
    case 'pattern':
      return { zh: `须符合 ${fact('pattern')}`, en: `must match ${fact('pattern')}` };
    case 'minItems':
      return { zh: `至少要有 ${fact('limit')} 项`, en: `must have ${fact('limit')} items or more` };
    case 'maxLength':
      return {
        zh: `最多 ${fact('limit')} 个字符`,
        en: `must have ${fact('limit')} characters at most`,
      };
    case 'minLength':
      return { zh: '不得为空', en: 'must not be empty' };
    default:
      return { zh: `有误（${message}）`, en: message };
  }
}

/** Intl and the decoder refuse an unknown name by a RangeError. */
function isKnown(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as { name?: unknown }).name === 'RangeError') return false;
    throw error;
  }
}
