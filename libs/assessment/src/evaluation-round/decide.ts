import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  present,
  stopping,
  toInstant,
  type Refusal,
  type SideContext,
} from '@shaodao/decider';
import type { EvaluationRoundCommand } from './commands.js';
import type { EvaluationRoundEvent } from './events.js';
import { reject } from './rejections.js';
import type { EvaluationRoundSection, Instrument } from './section.js';
import type { OpenedRound } from './state.js';
import { ranked, tally, type ItemScore } from './tally.js';

type Context = SideContext<EvaluationRoundSection>;

const instrumentOf = (code: string, { section }: Context): Instrument | undefined =>
  section.instruments.find((each) => each.code === code);

/** @throws Error where the pinned playbook does not hold the instrument, which opening has asked */
function ownInstrument({ instrument: code }: OpenedRound, context: Context): Instrument {
  const instrument = instrumentOf(code, context);
  if (instrument === undefined) throw new Error(`The playbook has no instrument ${code}`);
  return instrument;
}

function scoresFit(scores: readonly ItemScore[], { items }: Instrument): Refusal | undefined {
  const fits =
    scores.length === items.length &&
    items.every(({ code, max }) => scores.some((each) => each.item === code && each.score <= max));
  return fits ? undefined : reject('SCORES_DO_NOT_FIT', { items: items.map((each) => each.code) });
}

const matterIsKnown = (matter: string, { matters }: OpenedRound): Refusal | undefined =>
  matters.some((each) => each.id === matter) ? undefined : reject('MATTER_UNKNOWN', { matter });

/** What happens in a round, or why not. Pure; sealed texts stay sealed. */
export const decideEvaluationRound = decideBySteps<
  EvaluationRoundCommand,
  OpenedRound,
  EvaluationRoundEvent,
  EvaluationRoundSection,
  'OpenRound'
>({
  opens: 'OpenRound',
  open: {
    guards: [
      ({ command: { instrument }, context }) =>
        instrumentOf(instrument, context) === undefined
          ? reject('INSTRUMENT_UNKNOWN', { instrument })
          : undefined,
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('UNKNOWN_TERRITORY', { territory }),
      ({ command: { ratees } }) => {
        const names = ratees.map((each) => each.ratee);
        const ratee = names.find((each, index) => names.indexOf(each) !== index);
        return ratee === undefined ? undefined : reject('RATEE_TWICE', { ratee });
      },
      ({ command: { until }, context }) =>
        isAfter(until, context.now) ? undefined : reject('UNTIL_PAST', { until }),
    ],
    events: ({ command, context }) => {
      const { instrument, period, territory, until, raters, ratees } = command;
      const clocks = { started: [clockUntil(context, 'collecting', until)] };
      const { playbook } = context;
      const about = { playbook, instrument, period, territory, until: toInstant(until) };
      return [{ type: 'RoundOpened', data: { ...about, raters, ratees, clocks } }];
    },
  },
  steps: {
    StartCollecting: {
      in: ['OPENED'],
      events: () => [{ type: 'CollectingStarted', data: {} }],
    },
    CastVote: {
      in: ['COLLECTING'],
      guards: [
        ({ command: { rater }, state, context: { actor } }) =>
          state.raters.includes(rater) && [actor.person, actor.unit].includes(rater)
            ? undefined
            : reject('NOT_A_RATER', { rater }),
        ({ command: { ratee }, state }) =>
          state.ratees.some((each) => each.ratee === ratee)
            ? undefined
            : reject('RATEE_UNKNOWN', { ratee }),
        ({ command: { ratee }, context: { actor } }) =>
          [actor.person, actor.unit].includes(ratee) ? reject('SELF_RATING') : undefined,
        ({ command: { whistle }, state, context }) =>
          whistle === undefined && ownInstrument(state, context).oneVotePer === 'WHISTLE'
            ? reject('WHISTLE_NEEDED')
            : undefined,
        ({ command: { rater, ratee, whistle }, state, context }) => {
          const perWhistle = ownInstrument(state, context).oneVotePer === 'WHISTLE';
          const before = state.votes.some(
            (each) =>
              each.rater === rater &&
              each.ratee === ratee &&
              (!perWhistle || each.whistle === whistle),
          );
          return before ? reject('VOTED_ALREADY', { ratee }) : undefined;
        },
        ({ command, state, context }) => scoresFit(command.scores, ownInstrument(state, context)),
      ],
      events: ({ command: { rater, ratee, scores, whistle, comment } }) => [
        { type: 'VoteCast', data: { rater, ratee, scores, ...present({ whistle, comment }) } },
      ],
    },
    RaiseRoundMatter: {
      in: ['COLLECTING'],
      guards: [
        ({ state, context }) =>
          ownInstrument(state, context).matters === undefined
            ? reject('NO_MATTERS_HERE')
            : undefined,
      ],
      events: ({ command: { title }, state, context }) => {
        const { matters } = ownInstrument(state, context);
        const [matter, issue] = [context.newId('matter'), context.newStreamId()];
        return matters === undefined
          ? []
          : [{ type: 'MatterRaisedInRound', data: { matter, title, issue, ...matters } }];
      },
    },
    AnswerMatter: {
      in: ['COLLECTING', 'CLOSED'],
      guards: [({ command, state }) => matterIsKnown(command.matter, state)],
      events: ({ command: { matter, answer, solved } }) => [
        { type: 'MatterAnswered', data: { matter, answer, solved } },
      ],
    },
    RateMatter: {
      in: ['COLLECTING', 'CLOSED'],
      guards: [
        ({ command, state }) => matterIsKnown(command.matter, state),
        ({ command: { matter }, state }) =>
          state.matters.some((each) => each.id === matter && each.answered)
            ? undefined
            : reject('MATTER_UNANSWERED'),
      ],
      events: ({ command: { matter, satisfied } }) => [
        { type: 'MatterRated', data: { matter, satisfied } },
      ],
    },
    CloseRound: {
      in: ['COLLECTING'],
      events: ({ state }) => [{ type: 'RoundClosed', data: stopping(state.clocks, 'collecting') }],
    },
    PublishRound: {
      in: ['CLOSED'],
      events: ({ state, context }) => {
        const instrument = ownInstrument(state, context);
        const tallied = state.ratees.map((each) => tally(each, state.votes, instrument));
        const { matters: all } = state;
        const matters = {
          raised: all.length,
          answered: all.filter((each) => each.answered).length,
          solved: all.filter((each) => each.solved).length,
          satisfied: all.filter((each) => each.satisfied === true).length,
        };
        const results = ranked(tallied, instrument.minRanked);
        return [{ type: 'RoundPublished', data: { results, matters } }];
      },
    },
    ElapseClock: {
      in: ['OPENED', 'COLLECTING', 'CLOSED', 'PUBLISHED'],
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now)
          ? [{ type: 'RoundClosed', data: { clocks: { stopped: [command.clock] } } }]
          : [],
    },
  },
});
