import { present, type Refusal } from '@shaodao/decider';
import { reject } from './rejections.js';
import type { RegisterRule, TallyRule } from './section.js';
import type { RegisterEvent, Situated } from './state.js';

type Adding = Situated<'AddToTally'>;

const tallyRule = (rule: RegisterRule, { command }: Adding): TallyRule | undefined =>
  rule.tallies?.find(({ code }) => code === command.tally);

const totalOf = ({ state, command }: Adding): number => state.tallies[command.tally]?.total ?? 0;

/** Two decimals, as money has; sums of such numbers stay exact. */
const rounded = (amount: number): number => Math.round(amount * 100) / 100;

/** Why something is not added to a tally. */
export function tallyRefusal(rule: RegisterRule, situation: Adding): Refusal | undefined {
  const { tally, amount, source } = situation.command;
  const known = tallyRule(rule, situation);
  if (known === undefined) return reject('TALLY_UNKNOWN', { tally });
  const sources = (known.sources ?? []).map(({ code }) => code);
  const named = source === undefined ? sources.length === 0 : sources.includes(source);
  if (!named) return reject('TALLY_SOURCE', { tally, sources });
  if (known.kind !== 'SUM') return undefined;
  return amount === undefined || rounded(totalOf(situation) + amount) < 0
    ? reject('TALLY_AMOUNT', { tally })
    : undefined;
}

/** What is added, with the total it leads to, and whether that reaches the alert. */
export function tallyAdded(rule: RegisterRule, situation: Adding): RegisterEvent {
  const { tally, source, basis } = situation.command;
  const known = tallyRule(rule, situation);
  const amount = known?.kind === 'SUM' ? rounded(situation.command.amount ?? 0) : 1;
  const before = totalOf(situation);
  const total = rounded(before + amount);
  const { alertAt } = known ?? {};
  const alert = alertAt !== undefined && before < alertAt && total >= alertAt;
  return {
    type: 'TallyAdded',
    data: { tally, amount, total, basis, alert, ...present({ source }) },
  };
}
