import type { Proof } from '@shaodao/engine';
import type { CliContext } from '../cli-context.js';

/** Says whether a published table comes out of the events to the last digit, and if not, where. */
export function printProof(
  name: string,
  { revision, holds, published, computed, textIntact, differences }: Proof,
  context: Pick<CliContext, 'say' | 'print'>,
): void {
  if (holds) {
    context.say({
      zh: `${name} 第 ${revision} 版：由事件重算，逐位相同。`,
      en: `${name} revision ${revision}: counted anew from the events, the same to the last digit.`,
    });
    context.print(`sha256 ${published}`);
    return;
  }
  context.say({
    zh: `${name} 第 ${revision} 版：重算结果与发布的不同。`,
    en: `${name} revision ${revision}: what was counted anew is not what was published.`,
  });
  context.print(`published ${published}\ncomputed  ${computed}`);
  if (!textIntact)
    context.say({
      zh: '发布的文本与其校验值不符，文本被改动过。',
      en: 'The published text does not have the hash it was published with: it was altered.',
    });
  for (const { path, published: then, computed: now } of differences)
    context.print(`  ${path}: ${then} → ${now}`);
}
