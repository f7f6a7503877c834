import type { Sentence } from '@shaodao/platform';
import type { CliContext } from './cli-context.js';

/** What a command's module exports. */
export interface CommandModule {
  /**
   * Does the command's work.
   * @param args what stands behind the command's name; parse it with `parseArgs`, whose complaints
   * are shown to the caller.
   * @returns the exit code; nothing means 0.
   */
  run(args: string[], context: CliContext): Promise<number | undefined>;
}

/** One line of the command table. */
export interface Command {
  readonly name: string;
  readonly summary: Sentence;
  /** What may stand behind the name, e.g. `<mapping> <file> [--json]`. */
  readonly usage: string;
  /** What each word of `usage` means, in its order; only where there are words. */
  readonly words?: readonly { readonly word: string; readonly meaning: Sentence }[];
  /** The page that says more, below the repository's root, where there is one. */
  readonly page?: string;
  /** Exit code where it could not do its work; 1 if not given. For those whose 1 is an answer. */
  readonly faultCode?: number;
  /** Loads the module only when the command runs, so that every other one starts fast. */
  load(): Promise<CommandModule>;
}

/** Exit codes, after the custom of Unix. */
export const exitCode = {
  failed: 1,
  wrongUsage: 2,
  /** Plus the number of the signal. */
  interrupted: 128,
} as const;
