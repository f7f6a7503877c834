import { timingSafeEqual } from 'node:crypto';
import type { Engine } from '@shaodao/engine';

/** A matter somebody proved to be theirs. */
export interface FoundMatter {
  readonly issue: string;
  readonly subject: string;
}

/**
 * The matter of a receipt, where the phone that was left with it ends like this; undefined in every other
 * case, so that an answer tells nothing of which half was wrong.
 */
export async function findByReceipt(
  code: string,
  phoneEnding: string,
  { board, store, vault }: Pick<Engine, 'board' | 'store' | 'vault'>,
): Promise<FoundMatter | undefined> {
  const issue = await board.issueOfReceipt(code);
  if (issue === undefined) return undefined;
  for await (const { data } of store.readStream(`issue-${issue}`, { limit: 1 })) {
    const { appellant } = data as { appellant?: { subject: string; phone?: string } };
    if (appellant?.phone === undefined) return undefined;
    const [phone] = await vault.open([appellant.phone]);
    const digits = phone?.replace(/\D/g, '') ?? '';
    const [left, given] = [digits.slice(-4), phoneEnding].map((part) => Buffer.from(part));
    const isTheirs = left?.length === 4 && given?.length === 4 && timingSafeEqual(left, given);
    return isTheirs ? { issue, subject: appellant.subject } : undefined;
  }
  return undefined;
}

/** The code as it is stored: `SD-261123-7K3F-9QX2`, however it was typed. */
export function canonicalReceipt(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, day = '', first = '', second = ''] =
    /^(?:SD)?(\d{6})([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(letters) ?? [];
  return `SD-${day}-${first}-${second}`;
}
