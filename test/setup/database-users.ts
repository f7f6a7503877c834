import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

interface Answer {
  readonly url: string;
  readonly startedHere: boolean;
  readonly folder: string;
  readonly said: readonly string[];
  readonly error?: string;
}

export interface UserSettings {
  readonly server?: Readonly<Record<string, string>>;
  /** Run as this system user instead of ourselves. */
  readonly as?: { readonly uid: number; readonly gid: number };
}

/** A process of its own that uses the embedded database of a home folder. */
export class DatabaseUser {
  readonly url: string;
  readonly startedHere: boolean;
  readonly folder: string;
  readonly said: readonly string[];

  private constructor(
    private readonly process: ChildProcess,
    answer: Answer,
  ) {
    this.url = answer.url;
    this.startedHere = answer.startedHere;
    this.folder = answer.folder;
    this.said = answer.said;
  }

  /** Starts the process and waits until it is in. Rejects with the message it gave up with. */
  static async enter(home: string, settings: UserSettings = {}): Promise<DatabaseUser> {
    const program = join(import.meta.dirname, 'database-user.mjs');
    const words = [program, home, JSON.stringify(settings.server ?? {})];
    const child = spawn(process.execPath, words, {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...settings.as,
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await Promise.race([
      once(lines, 'line'),
      once(lines, 'close').then(() => ['{"error":"The process ended without a word"}']),
    ])) as [string];
    const answer = JSON.parse(line) as Answer;
    if (answer.error !== undefined) throw new Error(answer.error);
    return new DatabaseUser(child, answer);
  }

  /** Leaves in order and waits for the end of the process. */
  async leave(): Promise<void> {
    this.process.stdin?.end();
    await this.ended();
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended();
  }

  private async ended(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null)
      await once(this.process, 'exit');
  }
}

/** Waits for a condition that must come true. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20);
}
