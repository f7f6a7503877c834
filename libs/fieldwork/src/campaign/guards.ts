import type { Refusal, SideContext, SideSituation } from '@shaodao/decider';
import { reject } from './rejections.js';
import type { CampaignKind, CampaignSection } from './section.js';
import type { Campaign, CampaignCommand, Target } from './state.js';

export type Situated<N extends CampaignCommand['type'], S = Campaign> = SideSituation<
  Extract<CampaignCommand, { readonly type: N }>,
  S,
  CampaignSection
>;
export type Context = SideContext<CampaignSection>;

/** The playbook's rule of a campaign; of an opened one it is there, its version being pinned. */
export const kindOf = ({ section }: Context, campaign: string): CampaignKind | undefined =>
  section.campaigns.find(({ code }) => code === campaign);

export function plannerFits(campaign: string, context: Context): Refusal | undefined {
  const roles = kindOf(context, campaign)?.by ?? [];
  return context.actor.roles.some((role) => roles.includes(role))
    ? undefined
    : reject('ROLE_NOT_PLANNER', { roles: [...roles] });
}

/** Targets are of kinds the campaign knows, and each is named once. */
export function targetsFit(
  added: readonly Target[],
  known: readonly Target[],
  kind: CampaignKind | undefined,
): Refusal | undefined {
  const kinds = (kind?.targets ?? []).map(({ code }) => code);
  const seen = new Set(known.map(({ target }) => target));
  for (const each of added) {
    if (!kinds.includes(each.kind))
      return reject('TARGET_KIND_UNKNOWN', { kind: each.kind, kinds });
    if (seen.has(each.target)) return reject('TARGET_TWICE', { target: each.target });
    seen.add(each.target);
  }
  return undefined;
}

/** Each role the playbook wants in the team is there in number. */
export function teamFits(
  team: readonly { readonly role: string }[],
  kind: CampaignKind | undefined,
): Refusal | undefined {
  for (const { role, count } of kind?.team ?? []) {
    const present = team.filter((member) => member.role === role).length;
    if (present < count) return reject('TEAM_INCOMPLETE', { role, count, present });
  }
  return undefined;
}

export function visitorFits({ state, context }: Situated<'RecordVisit'>): Refusal | undefined {
  const roles = kindOf(context, state.campaign)?.visitors ?? [];
  if (!context.actor.roles.some((role) => roles.includes(role)))
    return reject('ROLE_NOT_VISITOR', { roles: [...roles] });
  const { person } = context.actor;
  return state.team.length > 0 && !state.team.some((member) => member.person === person)
    ? reject('NOT_IN_TEAM')
    : undefined;
}

/** People are visited when they are at home, and not at night. */
export function withinWindow({ state, context }: Situated<'RecordVisit'>): Refusal | undefined {
  const window = kindOf(context, state.campaign)?.window;
  if (window === undefined) return undefined;
  const { fromHour, toHour } = window;
  const midnight = Date.parse(context.endOfDate(context.localDate(context.now))) + 1 - 86_400_000;
  const hour = (Date.parse(context.now) - midnight) / 3_600_000;
  return hour >= fromHour && hour < toHour
    ? undefined
    : reject('OUTSIDE_WINDOW', { fromHour, toHour });
}

export function listsKnown({
  command,
  state,
  context,
}: Situated<'RecordVisit'>): Refusal | undefined {
  const known = (kindOf(context, state.campaign)?.lists ?? []).map(({ code }) => code);
  const strange = command.lists?.find(({ list }) => !known.includes(list));
  return strange && reject('LIST_UNKNOWN', { list: strange.list });
}
