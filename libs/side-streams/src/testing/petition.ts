import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import {
  Code,
  decideBySteps,
  ElapseClock,
  evolveByFolds,
  PersonalText,
  ProcedureText,
  SIDE_REJECTIONS,
  clockIsDue,
  stopping,
  UNOPENED,
  type CommandsOf,
  type EventsOf,
  type OpenedFacts,
  type PinnedPlaybook,
  type SideClock,
  type SideLimit,
  type SideStream,
} from '@shaodao/decider';

/** A small side stream to try the runtime with: neighbours sign for something, somebody answers. */

export class SignatoryInput {
  /** Person whose key seals the name. */
  @IsOptional()
  @Code()
  subject?: string;

  @PersonalText(100)
  name: string;
}

export class OpenPetition {
  readonly type = 'OpenPetition' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @Code()
  territory: string;

  @PersonalText(200)
  title: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SignatoryInput)
  signatories: SignatoryInput[];
}

export class SignPetition {
  readonly type = 'SignPetition' as const;

  @PersonalText(100)
  name: string;
}

export class AnswerPetition {
  readonly type = 'AnswerPetition' as const;

  @ProcedureText(500)
  answer: string;

  /** Opens another petition in the same place. */
  @IsOptional()
  @ProcedureText(200)
  followUp?: string;
}

const COMMANDS = { OpenPetition, SignPetition, AnswerPetition, ElapseClock };

export type PetitionCommand = CommandsOf<typeof COMMANDS>;

interface Signature {
  readonly id: string;
  readonly name: string;
}

interface EventMap {
  PetitionOpened: {
    readonly playbook: PinnedPlaybook;
    readonly territory: string;
    readonly title: string;
    readonly signatures: readonly Signature[];
    readonly opener: string;
    readonly clocks: { readonly started: readonly SideClock[] };
  };
  PetitionSigned: { readonly signature: Signature };
  PetitionAnswered: {
    readonly answer: string;
    readonly followUp?: string;
    readonly clocks?: { readonly stopped: readonly string[] };
  };
  PetitionLapsed: { readonly clocks: { readonly stopped: readonly string[] } };
}
export type PetitionEvent = EventsOf<EventMap>;

export interface OpenedPetition extends OpenedFacts {
  readonly status: 'OPEN' | 'ANSWERED' | 'LAPSED';
  readonly playbook: PinnedPlaybook;
  readonly territory: string;
  readonly title: string;
  readonly signatures: readonly Signature[];
  readonly opener: string;
}
type PetitionState = typeof UNOPENED | OpenedPetition;

export interface PetitionSection {
  readonly answerWithin: SideLimit;
  readonly needed: number;
}

const decide = decideBySteps<
  PetitionCommand,
  OpenedPetition,
  PetitionEvent,
  PetitionSection,
  'OpenPetition'
>({
  opens: 'OpenPetition',
  open: {
    events: ({ command, context }) => [
      {
        type: 'PetitionOpened',
        data: {
          playbook: context.playbook,
          territory: command.territory,
          title: command.title,
          signatures: command.signatories.map(({ name }) => ({
            id: context.newId('signature'),
            name,
          })),
          opener: context.actor.person,
          clocks: { started: [context.startClock('answer', context.section.answerWithin)] },
        },
      },
    ],
  },
  steps: {
    SignPetition: {
      in: ['OPEN'],
      events: ({ command: { name }, context }) => [
        { type: 'PetitionSigned', data: { signature: { id: context.newId('signature'), name } } },
      ],
    },
    AnswerPetition: {
      in: ['OPEN'],
      guards: [
        ({ state, context }) =>
          state.signatures.length >= context.section.needed
            ? undefined
            : { code: 'TOO_FEW_SIGNATURES', params: { needed: context.section.needed } },
      ],
      events: ({ command: { answer, followUp }, state }) => [
        {
          type: 'PetitionAnswered',
          data: {
            answer,
            ...(followUp === undefined ? {} : { followUp }),
            ...stopping(state.clocks, 'answer'),
          },
        },
      ],
    },
    ElapseClock: {
      in: ['OPEN', 'ANSWERED', 'LAPSED'],
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now)
          ? [{ type: 'PetitionLapsed', data: { clocks: { stopped: ['answer'] } } }]
          : [],
    },
  },
});

const evolve = evolveByFolds<OpenedPetition, EventMap, 'PetitionOpened'>({
  opening: 'PetitionOpened',
  open: ({ playbook, territory, title, signatures, opener }) => ({
    status: 'OPEN',
    playbook,
    territory,
    title,
    signatures,
    opener,
  }),
  folds: {
    PetitionSigned: ({ signatures }, { signature }) => ({
      signatures: [...signatures, signature],
    }),
    PetitionAnswered: () => ({ status: 'ANSWERED' }),
    PetitionLapsed: () => ({ status: 'LAPSED' }),
  },
});

/** What petitions are about while they are open. */
export const MATTER = '01KMATTER';

export const petition: SideStream<PetitionState, PetitionCommand, PetitionEvent, PetitionSection> =
  {
    kind: 'petition',
    path: 'petitions',
    name: { zh: '联名诉求', en: 'petition' },
    aggregate: { category: 'petition', initial: UNOPENED, decide, evolve },
    commands: COMMANDS,
    opens: 'OpenPetition',
    commandNames: {
      OpenPetition: { zh: '发起联名', en: 'Open a petition' },
      SignPetition: { zh: '联署', en: 'Sign' },
      AnswerPetition: { zh: '答复', en: 'Answer' },
      ElapseClock: { zh: '到时', en: 'A clock elapses' },
    },
    rejections: {
      ...SIDE_REJECTIONS,
      TOO_FEW_SIGNATURES: {
        class: 'domain',
        zh: '联署不足 {needed} 人。',
        en: 'Fewer than {needed} have signed.',
      },
    },
    sealed: {
      PetitionOpened: ['title', 'signatures.name'],
      PetitionSigned: ['signature.name'],
      PetitionAnswered: [],
      PetitionLapsed: [],
    },
    policy: {
      OpenPetition: { COMMUNITY: 'ownTerritory', RESIDENT: 'participant', SYSTEM: 'any' },
      SignPetition: { COMMUNITY: 'ownTerritory', RESIDENT: 'any' },
      AnswerPetition: { STREET: 'ownTerritory', DISPATCHER: 'any' },
      ElapseClock: { SYSTEM: 'any' },
      read: {
        COMMUNITY: 'ownTerritory',
        STREET: 'ownTerritory',
        DISPATCHER: 'any',
        ANALYST: 'any',
        RESIDENT: 'participant',
      },
    },
    facts: (state) =>
      state.status === 'NONE'
        ? { status: state.status, units: [], persons: [], issues: [] }
        : {
            status: state.status,
            territory: state.territory,
            units: [],
            persons: [state.opener],
            // Whoever answers it closes the matter it is about with it.
            issues: state.status === 'OPEN' ? [MATTER] : [],
            playbook: state.playbook,
            title: state.title,
            over: state.status !== 'OPEN',
          },
    view: (state) =>
      state.status === 'NONE'
        ? {}
        : { title: state.title, signatures: state.signatures.map((one) => ({ ...one })) },
    describe: ({ type }) => ({ zh: `联名诉求：${type}`, en: `petition: ${type}` }),
    effects: (event, state) =>
      event.type === 'PetitionAnswered' &&
      event.data.followUp !== undefined &&
      state.status !== 'NONE'
        ? [
            {
              target: 'side',
              kind: 'petition',
              command: {
                type: 'OpenPetition',
                territory: state.territory,
                title: event.data.followUp,
                signatories: state.signatures.map(({ name }) => ({ name })),
              },
            },
            {
              target: 'side',
              kind: 'petition',
              id: '01KZZZZZZZZZZZZZZZZZZZZZZZ',
              command: { type: 'SignPetition', name: '无' },
            },
          ]
        : [],
    sectionSchema: { type: 'object' },
  };
