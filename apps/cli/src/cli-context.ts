import { constants } from 'node:os';
import {
  createLog,
  openDatabase,
  readConfiguration,
  type Configuration,
  type Database,
  type Log,
  type Sentence,
} from '@shaodao/platform';

/** A command that goes on after Ctrl-C is left behind after this time. */
const patienceMilliseconds = 15_000;

/** npm passes on a Ctrl-C that the terminal has sent already; a person's second one comes later. */
const echoMilliseconds = 1_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What listens for Ctrl-C while a command runs. */
export interface Interruption {
  /** The number of the signal that came, if any. */
  signalNumber(): number | undefined;
  /** Settles when a second signal comes or the patience after the first is over. */
  readonly patienceOver: Promise<undefined>;
  /** From now on signals do again what they do by themselves. */
  end(): void;
}

/** What every command may use; opened when first asked for, closed when the command ends. */
export class CliContext {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #interrupted = new AbortController();
  #configuration: Configuration | undefined;
  #log: Log | undefined;
  #database: Promise<Database> | undefined;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  /** Aborted by Ctrl-C, SIGTERM or a closed terminal; the command should end in order then. */
  get signal(): AbortSignal {
    return this.#interrupted.signal;
  }

  /** @throws ConfigurationError naming every wrong variable. */
  get configuration(): Configuration {
    return (this.#configuration ??= readConfiguration(this.#environment));
  }

  get log(): Log {
    return (this.#log ??= createLog({ level: this.configuration.logLevel }));
  }

  /**
   * The database that runs, or else one started for as long as it is needed.
   * @throws ReadableError when there is none to be had.
   */
  database(): Promise<Database> {
    return (this.#database ??= openDatabase(this.configuration, (sentence) => {
      this.complain(sentence);
    }));
  }

  /** One line, or several, of the command's output. */
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Output for people, Chinese first. */
  say({ zh, en }: Sentence): void {
    this.print(`${zh} ${en}`);
  }

  /** A remark beside the output, Chinese first. */
  complain({ zh, en }: Sentence): void {
    process.stderr.write(`${zh}\n${en}\n`);
  }

  /** From now on a signal asks the command to end instead of killing the process. */
  listenForSignals(): Interruption {
    let number: number | undefined;
    let firstAt = 0;
    let end = (): void => undefined;
    const patienceOver = new Promise<undefined>((resolve) => {
      const onSignal = (signal: (typeof SIGNALS)[number]): void => {
        if (number === undefined) {
          number = constants.signals[signal];
          firstAt = Date.now();
          setTimeout(resolve, patienceMilliseconds, undefined).unref();
          this.#interrupted.abort();
        } else if (signal === 'SIGINT' && Date.now() - firstAt > echoMilliseconds) {
          resolve(undefined);
        }
      };
      for (const signal of SIGNALS) process.on(signal, onSignal);
      end = (): void => {
        for (const signal of SIGNALS) process.off(signal, onSignal);
      };
    });
    return { signalNumber: () => number, patienceOver, end };
  }

  /** Leaves the database; the last process out stops the embedded one. */
  async close(): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    await database?.stop();
  }
}
