import { duration, grouped } from '@shaodao/integrations';
import type { RebuildStage } from '@shaodao/projections';

const BAR = 24;
const LOG_EVERY_MS = 5_000;
/** The rate shown is that of the last seconds: what is slow now should look slow now. */
const RATE_WINDOW_MS = 10_000;

/** How far, of how far. */
interface Way {
  readonly position: number;
  readonly through: number;
}

interface Sample {
  readonly at: number;
  readonly position: number;
}

/** Shows how tables are built: on a terminal as one moving line, elsewhere as a line now and then. */
export class BuildProgressPrinter {
  private samples: Sample[] = [];
  private printedAt = -Infinity;
  private moving = false;

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** Takes the place of what it showed before; to be called as often as there is news. */
  show(stage: RebuildStage): void {
    switch (stage.stage) {
      case 'building':
        this.progress('重建 Building', stage.progress);
        break;
      case 'filling':
        this.progress('重建 Building', { position: stage.events, through: stage.of });
        break;
      case 'catching-up':
        this.progress('追赶 Catching up', stage.progress);
        break;
      case 'indexing':
        this.line(`建立索引 Making indexes ${stage.number}/${stage.of}`, stage.number === stage.of);
        break;
      case 'swapping':
        this.line(
          stage.attempt === 1
            ? '换上新表 Swapping the tables in'
            : `等待读者让出旧表，第 ${stage.attempt} 次 Waiting for readers of the old tables, attempt ${stage.attempt}`,
          true,
        );
    }
  }

  /** One line of progress under a title, with rate and time left. */
  progress(title: string, { position, through }: Way): void {
    const at = performance.now();
    const [last] = this.samples.slice(-1);
    if (last !== undefined && position < last.position) this.samples = [];
    this.samples.push({ at, position });
    this.samples = this.samples.filter((sample) => at - sample.at <= RATE_WINDOW_MS);
    const done = position >= through;
    const text = `${title} ${progressText({ position, through, rate: this.rate() }, this.out.isTTY)}`;
    this.line(text, done && this.printedAt === -Infinity);
  }

  /** One line without figures; where nobody watches, only now and then. */
  say(text: string): void {
    this.line(text, false);
  }

  /** Wipes the moving line away; idempotent. */
  end(): void {
    if (this.moving) this.out.write('\r\u001B[K');
    this.moving = false;
  }

  private rate(): number {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.at === first.at) return 0;
    return ((last.position - first.position) * 1_000) / (last.at - first.at);
  }

  /** Where nobody watches, what is not worth a line of its own waits its time. */
  private line(text: string, worthIt: boolean): void {
    if (this.out.isTTY) {
      this.out.write(`\r${text}\u001B[K`);
      this.moving = true;
      return;
    }
    const at = performance.now();
    if (!worthIt && at - this.printedAt < LOG_EVERY_MS) return;
    this.printedAt = at;
    this.out.write(`${text}\n`);
  }
}

/** Bar, share, events, events per second, time left; `bar` false is the plain form for logs. */
export function progressText(
  at: { readonly position: number; readonly through: number; readonly rate: number },
  bar: boolean,
): string {
  const { position, through, rate } = at;
  const share = through === 0 ? 1 : Math.min(position / through, 1);
  const left = rate > 0 ? duration((through - position) / rate) : '–';
  const counts = `${grouped(position)}/${grouped(through)} · ${grouped(Math.round(rate))}/s · 剩余 left ${left}`;
  const percent = `${String(Math.floor(share * 100))} %`;
  if (!bar) return `${percent} ${counts}`;
  const filled = Math.round(share * BAR);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${percent} · ${counts}`;
}
