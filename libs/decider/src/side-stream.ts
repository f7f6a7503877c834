import type { Bilingual } from './bilingual.js';
import type { Actor, Aggregate, DecidedEvent, EvolveMeta, JsonObject } from './index.js';

/** A playbook version a stream runs under, pinned when it is opened. */
export interface PinnedPlaybook {
  readonly id: string;
  readonly version: number;
}

/** What a side stream's decision may look at beside command and state. All arguments, no I/O. */
export interface SideContext<P> {
  readonly actor: Actor;
  /** ISO 8601 UTC, when the act happened. */
  readonly now: string;
  /** Id of the stream itself, without its category. */
  readonly id: string;
  /** The playbook the stream runs under: pinned at opening, at opening the newest version. */
  readonly playbook: PinnedPlaybook;
  /** The part of that playbook that speaks of this kind of stream. */
  readonly section: P;
  /** A fresh identifier of a part of the stream (a visit, a resolution …); stable on retries. */
  readonly newId: (kind: string) => string;
  /** A fresh identifier of a stream that this one's event opens (an issue); stable on retries. */
  readonly newStreamId: () => string;
  readonly directory: SideDirectory;
  /** Starts a clock: due `limit` after `now` by the named calendar. Pure. */
  readonly dueAt: (limit: SideLimit) => string;
  /** The clock as an event records its start, due `limit` after `now`. `id` is unique in its stream. */
  readonly startClock: (id: string, limit: SideLimit) => SideClock;
  /** True where the local date `2026-10-01` is a working day of the default calendar. */
  readonly isWorkday: (date: string) => boolean;
  /** The local date of an instant, and the last instant of a local date. */
  readonly localDate: (instant: string) => string;
  readonly endOfDate: (date: string) => string;
  /**
   * Open streams of this kind in which a person has a part, by person; for those that `asksLoadOf`
   * names. As the lists know it: a moment old.
   */
  readonly load?: ReadonlyMap<string, number>;
}

/** A limit as playbooks write it; the units of `@shaodao/deadlines`. */
export interface SideLimit {
  readonly amount: number;
  readonly unit: string;
  /** Id of a working calendar; the default one where absent. */
  readonly calendar?: string;
}

/** A started clock; the form of `StartedClock` of `@shaodao/deadlines`, which holds the words. */
export interface SideClock {
  readonly id: string;
  readonly kind: 'SIDE';
  /** `id`: that of the stream. */
  readonly subject: { readonly kind: 'side'; readonly id: string };
  readonly startedAt: string;
  readonly dueAt: string;
  readonly warnAt: readonly string[];
  readonly computation: {
    readonly from: string;
    readonly amount: number;
    readonly unit:
      'NAT_MIN' | 'NAT_HOUR' | 'WORK_HOUR' | 'WORK_DAY' | 'NAT_DAY' | 'CAL_MONTH' | 'FIXED_AT';
    readonly calendar: string;
    readonly calendarVersion: number;
    readonly rolled: boolean;
    readonly provisional: boolean;
  };
}

/** The questions side streams ask of the directory. */
export interface SideDirectory {
  isActiveUnit(code: string): boolean;
  isUnitWithin(code: string, ancestor: string): boolean;
  isTerritory(code: string): boolean;
  isTerritoryWithin(code: string, ancestor: string): boolean;
}

/** `guard`: not now, not like this (409). `domain`: what the command says does not fit (422). */
export interface SideRejection extends Bilingual {
  readonly class: 'guard' | 'domain';
}

/** What policy and lists have to know of a stream. */
export interface SideFacts {
  /** State of the domain's table, e.g. `IN_SESSION`. */
  readonly status: string;
  readonly territory?: string;
  readonly units: readonly string[];
  /** Persons with a part in it, by their role in it; scopes and segregation of duties ask this. */
  readonly persons: readonly string[];
  /** Issues it concerns. */
  readonly issues: readonly string[];
  readonly playbook?: PinnedPlaybook;
  /** Sealed or clear; shown in lists. */
  readonly title?: string;
  /** The matter has come to its end; such a stream counts in nobody's load. */
  readonly over?: boolean;
}

/** How far a role reaches with a command of a side stream. */
export type SideScope = 'any' | 'ownTerritory' | 'ownUnit' | 'participant';

/**
 * A command that a stream's event gives to another stream, e.g. a resolution that opens an issue.
 * Carried out at least once under a command id made of the event's id and its place in the list.
 */
export type SideEffect =
  | {
      readonly target: 'issue';
      /** Absent: a new issue; its id follows from the event's id. */
      readonly id?: string;
      readonly command: { readonly type: string } & JsonObject;
    }
  | {
      readonly target: 'side';
      readonly kind: string;
      readonly id?: string;
      readonly command: { readonly type: string } & JsonObject;
    }
  | {
      /** The directory's own door (`DirectoryService.execute`). */
      readonly target: 'directory';
      readonly command: { readonly type: string } & JsonObject;
    };

/** What in a playbook's section cannot be; `path` from the section's top. */
export interface SectionContradiction {
  readonly path: readonly string[];
  readonly message: string;
}

/** One kind of side stream (domain.md §3.4b): everything its doors, lists and pages need. */
export interface SideStream<
  S,
  C extends { readonly type: string },
  E extends DecidedEvent,
  P = unknown,
> {
  /** Stream category and name of its playbook section, e.g. `mediation`. */
  readonly kind: string;
  /** Path of its resources, e.g. `mediations`. */
  readonly path: string;
  readonly name: Bilingual;
  readonly aggregate: Aggregate<S, C, E, SideContext<P>>;
  /** Command classes with class-validator decorators, by name. */
  readonly commands: Readonly<Record<C['type'], abstract new () => object>>;
  /** The command that opens a stream; its optional field `playbook` names the playbook. */
  readonly opens: C['type'];
  readonly commandNames: Readonly<Record<C['type'], Bilingual>>;
  readonly rejections: Readonly<Record<string, SideRejection>>;
  /** The states (and other words of refusals) as people read them, by code. */
  readonly statusNames?: Readonly<Record<string, Bilingual>>;
  /** Paths of sealed fields in events. */
  readonly sealed: Readonly<Record<E['type'], readonly string[]>>;
  /** Events of which readers learn that they happened, never by whom or what: secret votes. */
  readonly anonymous?: readonly E['type'][];
  /** Role → scope, by command and for reading. Roles of `@shaodao/identity`. */
  readonly policy: Readonly<Record<C['type'] | 'read', Readonly<Record<string, SideScope>>>>;
  readonly facts: (state: S) => SideFacts;
  /** The state as its readers see it. */
  readonly view: (state: S) => JsonObject;
  /** One event as a line of the timeline. */
  readonly describe: (event: E & EvolveMeta) => Bilingual;
  /** What the event orders elsewhere. */
  readonly effects?: (
    event: E & EvolveMeta,
    state: S,
    self: { readonly id: string },
  ) => readonly SideEffect[];
  /** Persons whose load (`context.load`) a command's decision asks for. */
  readonly asksLoadOf?: (command: C) => readonly string[];
  /** JSON Schema (draft 7) of the playbook's section; `P` is its type. */
  readonly sectionSchema: JsonObject;
  /** What in a section of sound form contradicts itself, and where; a playbook with any is refused. */
  readonly contradictions?: (section: P) => readonly SectionContradiction[];
}
