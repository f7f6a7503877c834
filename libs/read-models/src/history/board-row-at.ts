import type { Vault } from '@shaodao/vault';
import type { BoardRow } from '../board/row.js';
import { isOpenPhase, NO_LIMIT, type BoardState } from '../board/state.js';
import type { RecordedIssueEvent } from '../issue-event.js';

type Report = Extract<RecordedIssueEvent, { readonly type: 'IssueReported' }>;

/** The row of an issue as the board would show it, from the fold of its events. */
export async function boardRowAt(
  state: BoardState,
  units: readonly string[],
  { data, meta }: Report,
  vault: Vault,
): Promise<BoardRow> {
  const [title] = await vault.open([data.title]);
  return {
    issue: state.issue,
    receiptCode: data.receiptCode,
    phase: state.phase,
    open: isOpenPhase(state.phase),
    channel: data.channel,
    kind: data.kind,
    ...known({ category: state.category, territory: state.territory }),
    ...known({ urgency: state.urgency, complexity: state.complexity, leadUnit: state.leadUnit }),
    units,
    subject: data.appellant.subject,
    reporter: meta.actor.person,
    ...known({ title: title ?? null, accusedUnit: data.accusedUnit ?? null }),
    confidentiality: data.confidentiality,
    reportedAt: state.reportedAt,
    ...known({ acceptedAt: state.acceptedAt, dispatchedAt: state.dispatchedAt }),
    ...known({ dueAt: state.dueAt === NO_LIMIT ? null : state.dueAt }),
    ...known({ firstContactAt: state.firstContactAt, handledAt: state.handledAt }),
    ...known({ closedAt: state.closedAt }),
    reworkRound: state.reworkRound,
    supervision: state.supervision,
    ...(data.external === undefined
      ? {}
      : { external: { source: data.external.source, id: data.external.id } }),
    revision: state.revision,
    position: state.position,
  };
}

type Known<F> = { readonly [K in keyof F]?: Exclude<F[K], null> };

/** The fields that are not null. */
function known<F extends Readonly<Record<string, string | null>>>(fields: F): Known<F> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as Known<F>;
}
