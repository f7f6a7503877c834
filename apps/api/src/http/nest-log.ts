import type { LoggerService } from '@nestjs/common';
import type { Log } from '@shaodao/platform';

/** Nest's own lines in our log; its chatter about modules and routes only when debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(message: unknown): void {
    this.lines.debug({ from: 'nest' }, String(message));
  }

  error(message: unknown): void {
    // An error goes the way of all errors of the log: its own words may quote what it was given.
    if (message instanceof Error) this.lines.error({ from: 'nest', err: message }, 'nest failed');
    else this.lines.error({ from: 'nest' }, String(message));
  }

  warn(message: unknown): void {
    this.lines.warn({ from: 'nest' }, String(message));
  }
}
