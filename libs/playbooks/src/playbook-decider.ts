import { accept, refuse, type Aggregate, type Decision, type DecidedEvent } from '@shaodao/decider';
import type { Playbook } from './playbook.js';

/** A playbook to publish. */
export interface PlaybookDraft {
  /** As read from `text`, checked. */
  readonly playbook: Playbook;
  /** The YAML as written, comments and all. */
  readonly text: string;
}

/** 发布机制: puts versions of playbooks in force for everything accepted from then on. */
export interface PublishPlaybooks {
  readonly type: 'PublishPlaybooks';
  readonly drafts: readonly PlaybookDraft[];
}

/**
 * The playbook is stored as read, beside its text: a later release may read texts otherwise, and an
 * issue keeps the mechanism it was accepted under.
 */
export type PlaybookPublished = DecidedEvent<
  'PlaybookPublished',
  { readonly playbook: Playbook; readonly text: string }
>;

export interface PublishedPlaybook extends PlaybookDraft {
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Person who published it. */
  readonly publishedBy: string;
}

/** Every published version, oldest first. */
export type PlaybooksState = readonly PublishedPlaybook[];

/** All versions of all playbooks, in one stream. */
export const PLAYBOOKS: Aggregate<PlaybooksState, PublishPlaybooks, PlaybookPublished, undefined> =
  {
    category: 'playbooks',
    initial: [],
    evolve: (state, { data: { playbook, text }, occurredAt, actor }) => [
      ...state,
      { playbook, text, publishedAt: occurredAt, publishedBy: actor.person },
    ],
    decide: publish,
  };

/** All or none. A version once published never changes, and versions only rise. */
function publish({ drafts }: PublishPlaybooks, state: PlaybooksState): Decision<PlaybookPublished> {
  const events: PlaybookPublished[] = [];
  for (const { playbook, text } of drafts) {
    const { id, version } = playbook;
    const versions = state.filter((each) => each.playbook.id === id);
    const same = versions.find((each) => each.playbook.version === version);
    if (same?.text === text) continue;
    if (same !== undefined) return refuse('PLAYBOOK_VERSION_TAKEN', { id, version });
    const newest = Math.max(0, ...versions.map((each) => each.playbook.version));
    if (version < newest) return refuse('PLAYBOOK_VERSION_NOT_NEWER', { id, version, newest });
    events.push({ type: 'PlaybookPublished', data: { playbook, text } });
  }
  return accept(...events);
}

/** Why a playbook was not published, for people. */
export const PLAYBOOK_SENTENCES = {
  PLAYBOOK_VERSION_TAKEN: {
    zh: '机制“{id}”第 {version} 版已经发布且内容不同；已发布的版本不可更改，请提高版本号。',
    en: 'Version {version} of “{id}” is published with other content; a published version never changes, so raise the number.',
  },
  PLAYBOOK_VERSION_NOT_NEWER: {
    zh: '机制“{id}”已发布到第 {newest} 版，第 {version} 版不能再发布。',
    en: 'Version {newest} of “{id}” is published; version {version} comes too late.',
  },
} as const;
