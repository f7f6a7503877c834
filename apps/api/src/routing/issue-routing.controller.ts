import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Actor, Bilingual } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { RecordedEvent } from '@shaodao/event-store';
import { mayEver } from '@shaodao/identity';
import {
  isAccepted,
  scopeFacts,
  type DispatchBasis,
  type IssueCommand,
  type IssueEventMap,
} from '@shaodao/issue';
import { storedWords } from '@shaodao/routing';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { must, mustEver } from '../queries/reading-rights.js';
import { explanationAnswer, namesOf, type ExplanationAnswer } from './routing-answer.js';
import { loadedUnits, type LoadedUnit } from './unit-loads.js';

type Dispatched = IssueEventMap['IssueDispatched'] | IssueEventMap['IssueRedispatched'];

/** Why the matter is where it is. */
export interface WhyHere {
  readonly issue: string;
  /** Absent while nobody has been dispatched to. */
  readonly chosen?: {
    readonly lead: string;
    readonly assists: readonly string[];
    /** ISO 8601 UTC. */
    readonly at: string;
    readonly basis: DispatchBasis;
  };
  /** The answer, sentence by sentence. */
  readonly words: readonly Bilingual[];
  /** What the rules of now say; absent where rules chose, and where none are published. */
  readonly rules?: ExplanationAnswer;
  /**
   * What those have to do who were chosen or whom the rules would choose; only for who may ask the
   * rules for a proposal.
   */
  readonly units?: readonly LoadedUnit[];
}

const BY_WHOM: Readonly<Record<Exclude<DispatchBasis['by'], 'rule'>, Bilingual>> = {
  person: { zh: '由人员派给“{unit}”', en: 'A person dispatched it to “{unit}”' },
  import: { zh: '由原系统派给“{unit}”', en: 'Another system had dispatched it to “{unit}”' },
  order: { zh: '由街道下单交给“{unit}”', en: 'The order of the street named “{unit}”' },
};

const IN_TRIAGE: Bilingual = {
  zh: '尚未派单，等待分派。',
  en: 'Nobody has been dispatched to yet; it waits in triage.',
};

/** "Why here?": the explanation stored with the dispatch, or who chose and what rules would say. */
@Controller('issues/:issue/routing')
export class IssueRoutingController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async why(@Req() request: FastifyRequest, @Param('issue') issue: string): Promise<WhyHere> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issueRouting');
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const { issues, directory, routing, store } = this.engine;
    const { state } = await issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    const lists = directory.current();
    must(actor, 'issueRouting', scopeFacts(state, AS_THE_LEAD), lists);

    let last: RecordedEvent | undefined;
    for await (const event of store.readStream(`issue-${issue}`))
      if (event.type === 'IssueDispatched' || event.type === 'IssueRedispatched') last = event;
    const names = namesOf(lists);
    const dispatch = last?.data as Dispatched | undefined;
    const chosen = dispatch && {
      lead: dispatch.lead.unit,
      assists: dispatch.assists.map(({ unit }) => unit),
      at: last?.occurredAt ?? '',
      basis: dispatch.basis,
    };
    if (chosen?.basis.by === 'rule') {
      const words = storedWords({ ...chosen.basis, lead: chosen.lead }, names);
      const units = await this.loads([chosen.lead, ...chosen.assists], actor, lists);
      return { issue, chosen, words, ...units };
    }

    const facts = isAccepted(state) ? await routing.factsOf(issue) : undefined;
    const router = routing.ruleSets.live();
    const rules = facts && router?.explain(withoutChoice(facts), names);
    const { lead, assists = [] } = rules?.decision ?? {};
    const spokenOf = [chosen?.lead, ...(chosen?.assists ?? []), lead, ...assists];
    const units = await this.loads(spokenOf, actor, lists);
    const told = chosen === undefined ? IN_TRIAGE : personWords(chosen, names);
    return {
      issue,
      ...(chosen === undefined ? {} : { chosen }),
      words: [told, ...(rules === undefined ? [] : [WOULD_SAY, ...rules.words])],
      ...(rules === undefined ? {} : { rules: explanationAnswer(rules) }),
      ...units,
    };
  }

  private async loads(
    spokenOf: readonly (string | undefined)[],
    actor: Actor,
    lists: DirectorySnapshot,
  ): Promise<Pick<WhyHere, 'units'>> {
    if (!mayEver(actor, 'routingProposal')) return {};
    const units = [...new Set(spokenOf.filter((unit) => unit !== undefined))];
    return { units: await loadedUnits(units, actor, lists, this.engine) };
  }
}

/** Whoever may tell the result may ask; the command is named for its scope only. */
const AS_THE_LEAD = { type: 'FeedBack' } as IssueCommand;

const WOULD_SAY: Bilingual = { zh: '按现行规则：', en: 'The rules of now say:' };

/** The rules are asked afresh: first-receiver responsibility would only repeat what was chosen. */
function withoutChoice<F extends { readonly previousLead?: string }>(facts: F): F {
  const { previousLead: _chosen, ...others } = facts;
  return others as F;
}

function personWords(
  { lead, basis }: NonNullable<WhyHere['chosen']>,
  names: ReturnType<typeof namesOf>,
): Bilingual {
  const { zh, en } = BY_WHOM[basis.by === 'rule' ? 'person' : basis.by];
  const { reason } = basis;
  return {
    zh: `${zh.replace('{unit}', names('unit', lead, 'zh'))}${reason === undefined ? '' : `，理由：${reason}`}。`,
    en: `${en.replace('{unit}', names('unit', lead, 'en'))}${reason === undefined ? '' : `, because: ${reason}`}.`,
  };
}
