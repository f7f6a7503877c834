import type { JsonObject, JsonValue, Refusal } from '@shaodao/decider';
import { ACCESS_SENTENCES, type AccessRefusalCode } from '@shaodao/identity';
import type { Sentence } from '@shaodao/platform';
import {
  SIDE_DOOR_REJECTIONS,
  type SideDefinition,
  type SideDoorOutcome,
} from '@shaodao/side-streams';
import type { Language } from '../http/language.js';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';
import { etagOf } from '../http/revision-header.js';

/**
 * The answer to a command that the door of side streams has dealt with.
 * @throws Problem where it was not done: 403, 404, 409, 412, 422 or 503
 */
export function sideAnswer(outcome: SideDoorOutcome, definition: SideDefinition): CommandAnswer {
  switch (outcome.kind) {
    case 'forbidden': {
      const { code } = outcome.refusal;
      throw new Problem(403, code, { sentence: ACCESS_SENTENCES[code as AccessRefusalCode] });
    }
    case 'unknown':
      throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
    default:
      return outcomeAnswer(outcome, (refusal, revision) => refused(refusal, definition, revision));
  }
}

function refused(refusal: Refusal, definition: SideDefinition, revision: number): Problem {
  const { code, params } = refusal;
  const known = rejectionOf(code, definition);
  return new Problem(known?.class === 'domain' ? 422 : 409, code, {
    ...(params === undefined ? {} : { params }),
    ...(known === undefined ? {} : { sentence: filled(known, params ?? {}, definition) }),
    headers: { etag: etagOf(revision) },
  });
}

function rejectionOf(code: string, { rejections }: SideDefinition): Rejection | undefined {
  if (Object.hasOwn(rejections, code)) return rejections[code];
  return Object.hasOwn(SIDE_DOOR_REJECTIONS, code)
    ? SIDE_DOOR_REJECTIONS[code as keyof typeof SIDE_DOOR_REJECTIONS]
    : undefined;
}

type Rejection = SideDefinition['rejections'][string];

/** The sentence with its facts; states and commands as people call them. */
function filled({ zh, en }: Rejection, params: JsonObject, definition: SideDefinition): Sentence {
  const fill = (text: string, language: Language): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      spoken(params[name] ?? null, definition, language),
    );
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}

function spoken(value: JsonValue, definition: SideDefinition, language: Language): string {
  if (Array.isArray(value))
    return value
      .map((item) => spoken(item, definition, language))
      .join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object') return '';
  const text = String(value);
  const { commandNames, statusNames = {}, kind, name } = definition;
  if (text === kind) return name[language];
  if (Object.hasOwn(commandNames, text)) return commandNames[text]?.[language] ?? text;
  return Object.hasOwn(statusNames, text) ? (statusNames[text]?.[language] ?? text) : text;
}
