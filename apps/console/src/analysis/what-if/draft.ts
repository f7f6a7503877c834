import type { components, operations } from '../../api/document.js';

/** A scenario as it is sent (docs/analyst.md, 如果当初). */
export type Draft =
  operations['post_what_if_scenarios']['requestBody']['content']['application/json'];
export type Alternative = Draft['alternative'];
export type LimitChange = NonNullable<Alternative['limits']>[number];
export type DirectoryChange = NonNullable<Alternative['directory']>[number];
export type SplitPart = Extract<DirectoryChange, { change: 'SPLIT' }>['into'][number];
export type Calendar = NonNullable<Alternative['calendars']>[number];
export type RuleSet = NonNullable<Alternative['rules']>;
export type Staffing = NonNullable<Alternative['staffing']>[number];
export type CatalogueChange = NonNullable<Alternative['catalogue']>[number];
export type RunReport = components['schemas']['RunReport'];
export type ScenarioRun = components['schemas']['ScenarioRun'];

const DAY = 86_400_000;

/** What a new scenario begins with: the last ninety days as they were. */
export function newDraft(now = Date.now()): Draft {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return {
    name: { zh: '', en: '' },
    span: { from: day(now - 90 * DAY), to: day(now) },
    alternative: {},
  };
}

/** Sent without empty lists and blank names, which the API would take for something said. */
export function asSent({ name: { zh, en }, span, alternative, ranking }: Draft): Draft {
  const said = Object.fromEntries(
    Object.entries(alternative).filter(([, part]) => !Array.isArray(part) || part.length > 0),
  ) as Alternative;
  return {
    name: { zh: zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() },
    span,
    alternative: said,
    ...(ranking === undefined || ranking.period.trim() === '' ? {} : { ranking }),
  };
}

/** True where what the API must have is there. */
export const isWritten = ({ name, span }: Draft): boolean =>
  name.zh.trim() !== '' && span.from !== '' && span.to !== '';

/** A part with a key set, or without it where there is nothing. */
export function withPart<T extends object, K extends keyof T>(
  part: T,
  key: K,
  value: T[K] | undefined,
): T {
  const { [key]: _before, ...rest } = part;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
