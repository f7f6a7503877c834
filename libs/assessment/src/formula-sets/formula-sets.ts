import { accept, refuse, type Aggregate, type DecidedEvent, type Decision } from '@shaodao/decider';
import type { FormulaSet } from '../kpi/formulas/formula-set.js';

/** A formula set to publish. */
export interface FormulaSetDraft {
  /** As read from `text`, checked. */
  readonly set: FormulaSet;
  /** The YAML as written, comments and all. */
  readonly text: string;
}

/** 发布考核口径: every table asked for from then on is computed by it, unless it names a version. */
export interface PublishFormulaSets {
  readonly type: 'PublishFormulaSets';
  readonly drafts: readonly FormulaSetDraft[];
}

/** The set is stored as read: a table must come out the same however later releases read texts. */
export type FormulaSetPublished = DecidedEvent<
  'FormulaSetPublished',
  { readonly set: FormulaSet; readonly text: string }
>;

export interface PublishedFormulaSet extends FormulaSetDraft {
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Person who published it. */
  readonly publishedBy: string;
}

/** Every published version, oldest first. */
export type FormulaSetsState = readonly PublishedFormulaSet[];

/** All versions of all formula sets, in one stream. */
export const FORMULA_SETS: Aggregate<
  FormulaSetsState,
  PublishFormulaSets,
  FormulaSetPublished,
  undefined
> = {
  category: 'formulas',
  initial: [],
  evolve: (state, { data: { set, text }, occurredAt, actor }) => [
    ...state,
    { set, text, publishedAt: occurredAt, publishedBy: actor.person },
  ],
  decide: publish,
};

/** All or none. A version once published never changes, and versions only rise. */
function publish(
  { drafts }: PublishFormulaSets,
  state: FormulaSetsState,
): Decision<FormulaSetPublished> {
  const events: FormulaSetPublished[] = [];
  for (const { set, text } of drafts) {
    const { id, version } = set;
    const versions = state.filter((each) => each.set.id === id);
    const same = versions.find((each) => each.set.version === version);
    if (same?.text === text) continue;
    if (same !== undefined) return refuse('FORMULAS_VERSION_TAKEN', { id, version });
    const newest = Math.max(0, ...versions.map((each) => each.set.version));
    if (version < newest) return refuse('FORMULAS_VERSION_NOT_NEWER', { id, version, newest });
    events.push({ type: 'FormulaSetPublished', data: { set, text } });
  }
  return accept(...events);
}

/** Why a formula set was not published, for people. */
export const FORMULA_SET_SENTENCES = {
  FORMULAS_VERSION_TAKEN: {
    zh: '考核口径“{id}”第 {version} 版已经发布且内容不同；已发布的版本不可更改，请提高版本号。',
    en: 'Version {version} of the formulas “{id}” is published with other content; a published version never changes, so raise the number.',
  },
  FORMULAS_VERSION_NOT_NEWER: {
    zh: '考核口径“{id}”已发布到第 {newest} 版，第 {version} 版不能再发布。',
    en: 'Version {newest} of the formulas “{id}” is published; version {version} comes too late.',
  },
} as const;
