import type { Bilingual, Refusal } from '@shaodao/decider';
import type { IssueCommandOf } from '../../commands/index.js';
import { dueBySpec } from '../clocks/due.js';
import { houseChannel } from '../channels.js';
import type { CategoryDefaults, DecisionContext } from '../context.js';
import type { Instant, Place } from '../events.js';
import { isAfter, plusDays, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject, rejected } from '../rejections.js';
import { speaksForThemselfOnly } from '../self-service.js';
import type { Classification } from '../state.js';
import type { Confidentiality } from '../vocabulary.js';
import { dueAfterNow } from './guards.js';
import { isActivated, tagsAreKnown } from './mechanism-rules.js';
import { settle, step, type Policy, type Situation, type Step } from './step.js';

export const reportIssue = step<'ReportIssue'>({
  guards: [
    channelIsOpen,
    hasSubject,
    speaksForThemself,
    canBeRouted,
    placeIsKnown,
    accusationNamesTheAccused,
    seenBefore,
  ],
  events: ({ command, context }) => [
    {
      type: 'IssueReported',
      data: {
        channel: command.channel,
        kind: command.kind,
        title: command.title,
        appellant: {
          subject: command.appellant?.subject ?? '',
          ...present({ name: command.appellant?.name, phone: command.appellant?.phone }),
        },
        noReplyWanted: command.noReplyWanted ?? false,
        confidentiality: confidentialityOf(command, context),
        media: command.media ?? [],
        receiptCode: context.receiptCode,
        ...present({
          description: command.description,
          category: command.category,
          territory: command.territory,
          place: placeOf(command),
          accusedUnit: command.accusedUnit,
          external: command.external,
          channelName: channelName(command.channel, context),
          observedAt: command.observedAt && toInstant(command.observedAt),
        }),
      },
    },
  ],
});

/** The channel exists, and the reporter is one of those it is there for. */
function channelIsOpen({ command, context }: Situation<'ReportIssue'>): Refusal | undefined {
  const { channel } = command;
  const rule = context.channel(channel);
  if (rule === undefined) return reject('UNKNOWN_CHANNEL', { channel });
  const roles = rule.by;
  return roles === undefined || context.actor.roles.some((role) => roles.includes(role))
    ? undefined
    : reject('CHANNEL_NOT_YOURS', { channel, roles: [...roles] });
}

/** What was seen was seen before it is told. */
function seenBefore({ command, context }: Situation<'ReportIssue'>): Refusal | undefined {
  const { observedAt } = command;
  return observedAt !== undefined && isAfter(observedAt, context.now)
    ? reject('SEEN_IN_FUTURE', { observedAt })
    : undefined;
}

/** A channel of a playbook is named in the event: the playbook may change, the report does not. */
const channelName = (channel: string, context: DecisionContext): Bilingual | undefined =>
  houseChannel(channel) === undefined ? context.channel(channel)?.name : undefined;

function hasSubject({ command }: Situation<'ReportIssue'>): Refusal | undefined {
  return command.appellant?.subject === undefined ? reject('SUBJECT_MISSING') : undefined;
}

/** A resident who could name anybody would put words under another person's key. */
function speaksForThemself({ command, context }: Situation<'ReportIssue'>): Refusal | undefined {
  const { actor } = context;
  return speaksForThemselfOnly(actor) && command.appellant?.subject !== actor.person
    ? reject('SUBJECT_NOT_SELF')
    : undefined;
}

/** A question needs no place; everything else must be sent somewhere (domain.md §3.4). */
function canBeRouted({ command }: Situation<'ReportIssue'>): Refusal | undefined {
  const routable = command.place ?? command.territory ?? command.category;
  return routable === undefined && command.kind !== 'CONSULT'
    ? reject('PLACE_OR_CATEGORY_NEEDED')
    : undefined;
}

function placeIsKnown({
  command,
  context: { directory },
}: Situation<'ReportIssue'>): Refusal | undefined {
  const { territory, category } = command;
  if (territory !== undefined && !directory.isTerritory(territory)) {
    return reject('UNKNOWN_TERRITORY', { territory });
  }
  return category !== undefined && !directory.isCategory(category)
    ? reject('UNKNOWN_CATEGORY', { category })
    : undefined;
}

/** An unknown code would protect nobody, so the accused unit has to exist. */
function accusationNamesTheAccused({
  command: { accusedUnit, kind },
  context,
}: Situation<'ReportIssue'>): Refusal | undefined {
  if (accusedUnit === undefined) return undefined;
  if (kind !== 'ACCUSATION') return reject('ACCUSED_NEEDS_ACCUSATION');
  return context.directory.isActiveUnit(accusedUnit)
    ? undefined
    : reject('UNIT_NOT_ACTIVE', { unit: accusedUnit });
}

/**
 * Who reports wrongdoing is hidden at least by identity (L-XF 30, L-JN 32; domain.md §6.3); else
 * the channel says what holds where the report does not.
 */
function confidentialityOf(
  command: IssueCommandOf<'ReportIssue'>,
  context: DecisionContext,
): Confidentiality {
  const fallback = context.channel(command.channel)?.confidentiality ?? 'NORMAL';
  const wanted = command.confidentiality ?? fallback;
  const open = wanted === 'NORMAL' || wanted === 'HIDE_CONTACT';
  return open && command.kind === 'ACCUSATION' ? 'HIDE_IDENTITY' : wanted;
}

/** Coordinates to three decimals, about 100 m: enough to route, not enough to find a door. */
export function placeOf({
  place,
}: Pick<IssueCommandOf<'ReportIssue'>, 'place'>): Place | undefined {
  if (place === undefined) return undefined;
  return present({
    address: place.address,
    latitude: coarse(place.latitude),
    longitude: coarse(place.longitude),
  });
}

const coarse = (degrees: number | undefined): number | undefined =>
  degrees === undefined ? undefined : Math.round(degrees * 1000) / 1000;

export const redirectEmergency = step<'RedirectEmergency'>({
  guards: [],
  events: ({ command }) => [
    { type: 'IssueRedirected', data: { line: command.line, ...present({ note: command.note }) } },
  ],
});

export const rejectIntake = step<'RejectIntake'>({
  guards: [],
  events: ({ command: { reason, properChannel, note } }) => [
    { type: 'IntakeRejected', data: { reason, properChannel, ...present({ note }) } },
  ],
});

export const answerOnSpot = step<'AnswerOnSpot'>({
  guards: [({ state }) => (state.kind === 'CONSULT' ? undefined : reject('CONSULT_ONLY'))],
  events: ({ command }) => [
    { type: 'IssueAnswered', data: { answer: command.answer } },
    { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
  ],
});

/** Taken in as the catalogue says, as far as command and mechanism say nothing else. */
export const acceptIssue: Step<'AcceptIssue'> = (situation) => {
  const { command, context } = situation;
  const { category, territory, profile = context.defaultProfile } = command;
  if (!context.directory.isTerritory(territory)) {
    return rejected(reject('UNKNOWN_TERRITORY', { territory }));
  }
  const defaults = context.directory.categoryDefaults(category);
  if (defaults === undefined) return rejected(reject('UNKNOWN_CATEGORY', { category }));
  const mechanism = context.profile(profile);
  if (mechanism === undefined) return rejected(reject('UNKNOWN_PROFILE', { profile }));
  return settle(ACCEPTING, { ...situation, defaults, profile: mechanism });
};

type Accepting = Situation<'AcceptIssue'> & { readonly defaults: CategoryDefaults };

const ACCEPTING: Policy<Accepting> = {
  guards: [
    ({ command, context }) => dueAfterNow(command.dueAt, context),
    isActivated,
    tagsAreKnown,
  ],
  events: (situation) => {
    const { command, context, profile } = situation;
    return [
      { type: 'IssueClassified', data: classificationOf(situation) },
      {
        type: 'IssueAccepted',
        data: {
          territory: command.territory,
          profile: { id: profile.id, version: profile.version },
          directoryVersion: context.directory.version,
          ...present({
            dueAt: overallLimit(situation),
            level: profile.escalation?.levels[0],
            tags: command.tags,
          }),
        },
      },
    ];
  },
};

const classificationOf = ({ command, defaults }: Accepting): Classification => ({
  category: command.category,
  urgency: command.urgency ?? defaults.urgency,
  complexity: command.complexity ?? defaults.complexity,
});

function overallLimit(situation: Accepting): Instant | undefined {
  const { command, context, profile, defaults } = situation;
  if (command.dueAt !== undefined) return toInstant(command.dueAt);
  const state = { ...situation.state, classification: classificationOf(situation) };
  const bySpec = dueBySpec('OVERALL', { state, context, profile });
  if (bySpec !== undefined) return bySpec;
  return profile.overallLimitFromCatalogue ? plusDays(context.now, defaults.limitDays) : undefined;
}

/** The duty to pursue wrongdoing or danger does not end with the appellant's wish (§3.4). */
export const withdrawIssue = step<'WithdrawIssue'>({
  guards: [
    ({ state }) =>
      state.kind === 'ACCUSATION' || ('urgency' in state && state.urgency === 'CRITICAL')
        ? reject('WITHDRAWAL_DUTY_REMAINS')
        : undefined,
  ],
  events: ({ command }) => [{ type: 'IssueWithdrawn', data: { reason: command.reason } }],
});
