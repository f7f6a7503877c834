import type { Actor, JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import { viewOf, type IssueFacts, type Trees, type View } from '@shaodao/identity';
import { scopeFacts, type IssueCommand, type IssueState } from '@shaodao/issue';
import { reveal } from '../queries/personal-view.js';

/** Who brought the matter, in clear; null where it was not told, or the person is erased. */
export interface ShownAppellant {
  readonly name: string | null;
  readonly phone: string | null;
}

/** Whoever may tell the result may reach the appellant; the command is named for its scope only. */
const AS_THE_LEAD = { type: 'FeedBack' } as IssueCommand;

/** What decides whether somebody may read the appellant's data. */
export const readingFacts = (state: IssueState): IssueFacts => scopeFacts(state, AS_THE_LEAD);

/** How name and phone are shown without a reading on record; `none` is not lifted by one either. */
export const viewOfAppellant = (actor: Actor, facts: IssueFacts, trees: Trees): View =>
  viewOf(actor, 'identityPhone', facts, trees);

const CLEAR = {
  identityPhone: 'clear',
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
} as const;

/** The appellant as the report named them. */
export async function appellantOf(
  issue: string,
  { store, vault }: Pick<Engine, 'store' | 'vault'>,
): Promise<ShownAppellant> {
  for await (const { type, data } of store.readStream(`issue-${issue}`, { limit: 1 })) {
    const [report] = await reveal([{ type, data: data as JsonObject }], CLEAR, vault);
    const { name, phone } = (report?.['appellant'] ?? {}) as Record<string, unknown>;
    return { name: textOf(name), phone: textOf(phone) };
  }
  return { name: null, phone: null };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
