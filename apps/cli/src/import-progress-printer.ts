import { progressLine, type ImportProgress, type ImportWatcher } from '@shaodao/integrations';

const TERMINAL_EVERY_MS = 200;
const LOG_EVERY_MS = 5_000;
/** The rate shown is that of the last seconds: what is slow now should look slow now. */
const RATE_WINDOW_MS = 10_000;

interface Sample {
  readonly at: number;
  readonly rows: number;
}

/** Shows an import on a terminal as one moving line, elsewhere as a line every few seconds. */
export class ImportProgressPrinter implements ImportWatcher {
  private timer: NodeJS.Timeout | undefined;
  private samples: Sample[] = [];
  private awaySince: number | undefined;

  constructor(private readonly out: NodeJS.WriteStream) {}

  surveying(): void {
    this.line('正在清点文件…… Counting the file …');
  }

  started(resumedAfterLine: number | undefined, progress: () => ImportProgress): void {
    if (resumedAfterLine !== undefined)
      this.line(`从第 ${resumedAfterLine} 行之后继续 Going on after line ${resumedAfterLine}`);
    const every = this.out.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS;
    this.timer = setInterval(() => {
      this.show(progress());
    }, every);
  }

  retrying(): void {
    if (this.awaySince !== undefined && performance.now() - this.awaySince < LOG_EVERY_MS) return;
    this.awaySince = performance.now();
    this.line('数据库暂不可用，正在重试 The database is away; trying again');
  }

  /** Ends the moving line; idempotent. */
  end(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.out.isTTY) this.out.write('\r\u001B[K');
  }

  private show(progress: ImportProgress): void {
    const at = performance.now();
    this.samples.push({ at, rows: progress.counts.rows });
    this.samples = this.samples.filter((sample) => at - sample.at <= RATE_WINDOW_MS);
    const text = progressLine(progress, this.rate(progress), this.out.isTTY);
    this.out.write(this.out.isTTY ? `\r${text}\u001B[K` : `${text}\n`);
  }

  private rate({ counts, seconds }: ImportProgress): number {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.at === first.at)
      return seconds > 0 ? counts.rows / seconds : 0;
    return ((last.rows - first.rows) * 1_000) / (last.at - first.at);
  }

  private line(text: string): void {
    this.out.write(this.out.isTTY ? `\r${text}\u001B[K\n` : `${text}\n`);
  }
}
