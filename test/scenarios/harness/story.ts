import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { Made } from './order.js';
import type { Person } from './person.js';

/** One line of a timeline. */
export interface Line {
  readonly type: string;
  /** What happened, in Chinese. */
  readonly sentence: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
}

/** A matter of its own in the town. */
export class IssueStory {
  constructor(
    readonly id: string,
    /** What the report was answered: receipt code, subject … */
    readonly made: Made,
    private readonly settle: () => Promise<void>,
  ) {}

  get path(): string {
    return `/issues/${this.id}`;
  }

  /** The issue as somebody sees it. */
  async seenBy(person: Person): Promise<Made> {
    await this.settle();
    return person.get(this.path);
  }

  /** Its phase, all effects awaited. */
  async phase(person: Person): Promise<string> {
    return String((await this.seenBy(person))['phase']);
  }

  /** All that happened, as somebody reads it. */
  timeline(person: Person): Promise<readonly Line[]> {
    return linesOf(person, this.path);
  }

  /** The assignment of a unit: the last one it was given. */
  async assignmentOf(unit: string, person: Person): Promise<string> {
    const { assignments } = (await this.seenBy(person)) as {
      assignments: { id: string; unit: string }[];
    };
    const own = assignments.filter((one) => one.unit === unit).at(-1);
    if (own === undefined) throw new Error(`${unit} was given nothing`);
    return own.id;
  }

  /** The side streams of this issue that somebody may see. */
  async sideStreams(person: Person): Promise<readonly Made[]> {
    return (await person.get(`${this.path}/side-streams`))['sideStreams'] as Made[];
  }
}

/** A side stream of its own in the town. */
export class SideStory {
  constructor(
    readonly kind: string,
    readonly id: string,
    readonly made: Made,
    private readonly settle: () => Promise<void>,
  ) {}

  /** The stream as somebody sees it: status, facts and its own view. */
  async seenBy(person: Person): Promise<Made> {
    await this.settle();
    return person.get(this.path);
  }

  async status(person: Person): Promise<string> {
    return String((await this.seenBy(person))['status']);
  }

  timeline(person: Person): Promise<readonly Line[]> {
    return linesOf(person, this.path);
  }

  get path(): string {
    return `/${HOUSE_SIDE_STREAMS.find(this.kind)?.path ?? ''}/${this.id}`;
  }
}

async function linesOf(person: Person, path: string): Promise<readonly Line[]> {
  return (await person.get(`${path}/timeline`))['entries'] as Line[];
}
