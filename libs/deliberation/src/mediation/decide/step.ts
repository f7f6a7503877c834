import type { Refusal, SidePolicy, SideSituation, SideStep, Unopened } from '@shaodao/decider';
import type { MediationCommand, MediationCommandName } from '../commands.js';
import type { MediationEvent } from '../events.js';
import type { MediationSection } from '../section.js';
import type { OpenedMediation } from '../state.js';

type Named<N extends MediationCommandName> = Extract<MediationCommand, { readonly type: N }>;

/** Everything a step of an opened mediation looks at. */
export type Situation<N extends MediationCommandName = MediationCommandName> = SideSituation<
  Named<N>,
  OpenedMediation,
  MediationSection
>;

export type Step<N extends MediationCommandName> = SideStep<
  Named<N>,
  OpenedMediation,
  MediationEvent,
  MediationSection
>;

/** A situation whatever the command. */
export type Anywhere = Omit<Situation, 'command'>;

/** A situation whose command names a party. */
export type WithParty = Anywhere & { readonly command: { readonly party: string } };

/** Why a rule objects, or undefined. */
export type Objection = Refusal | undefined;

type Opening = SidePolicy<Named<'RequestMediation'>, Unopened, MediationEvent, MediationSection>;

/** The step that opens a mediation. */
export const opening = (rules: Opening): Opening => rules;

/** A step, its functions typed by its command. */
export const step = <N extends MediationCommandName>(rules: Step<N>): Step<N> => rules;
