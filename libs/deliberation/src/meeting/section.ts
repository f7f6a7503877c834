import { sectionSchema, type Bilingual, type JsonObject } from '@shaodao/decider';

const { bilingual, code, listOf, record } = sectionSchema;

/** A share as whole numbers: 2 of 3. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** Who must be there: so many seats, a share of them, a share of the area that owners hold. */
export interface Quorum {
  readonly count?: number;
  readonly share?: Share;
  /** Of the area of all seats (民法典 art. 278). */
  readonly areaShare?: Share;
}

/** What carries a resolution. */
export interface Majority {
  /** Votes in favour are counted against those present, or against all seats that vote. */
  readonly of: 'PRESENT' | 'SEATS';
  readonly share: Share;
  /** More than the share, not merely the share. */
  readonly more: boolean;
  readonly areaShare?: Share;
}

export interface MeetingRole {
  readonly code: string;
  readonly name: Bilingual;
  readonly votes: boolean;
  /** So many seats of the role at least. */
  readonly least?: number;
}

export interface MeetingType {
  readonly code: string;
  readonly name: Bilingual;
  readonly level?: string;
  /** Type of meeting to which a matter is raised. */
  readonly next?: string;
  readonly roles: readonly MeetingRole[];
  /** Roles that chair, and those that do so in their absence. */
  readonly chairs: readonly string[];
  readonly deputies: readonly string[];
  readonly quorum: Quorum;
  readonly majority: Majority;
  /** How often it meets; a hint for the calendar of meetings. */
  readonly every?: 'WEEK' | 'HALF_MONTH' | 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR';
  /** Every member tells the others how things stand (相互通报). */
  readonly briefs?: boolean;
  /** Groups that give opinions, such as 道德评议团. */
  readonly advisers?: readonly string[];
}

export interface MeetingSection {
  readonly types: readonly MeetingType[];
  /** How tasks enter as issues. */
  readonly tasks: {
    readonly channel: string;
    readonly kind: string;
    /** Category of a task whose resolution names none. */
    readonly category: string;
  };
}

const whole = { type: 'integer', minimum: 1, maximum: 10_000 };
const share = record({ numerator: whole, denominator: whole });

export const MEETING_SCHEMA: JsonObject = record({
  types: listOf(
    record(
      {
        code,
        name: bilingual,
        level: code,
        next: code,
        roles: listOf(
          record({ code, name: bilingual, votes: { type: 'boolean' }, least: whole }, ['least']),
          1,
        ),
        chairs: listOf(code, 1),
        deputies: listOf(code),
        quorum: record({ count: whole, share, areaShare: share }, ['count', 'share', 'areaShare']),
        majority: record(
          {
            of: { type: 'string', enum: ['PRESENT', 'SEATS'] },
            share,
            more: { type: 'boolean' },
            areaShare: share,
          },
          ['areaShare'],
        ),
        every: {
          type: 'string',
          enum: ['WEEK', 'HALF_MONTH', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'],
        },
        briefs: { type: 'boolean' },
        advisers: listOf(code),
      },
      ['level', 'next', 'every', 'briefs', 'advisers'],
    ),
    1,
  ),
  tasks: record({ channel: code, kind: code, category: code }),
});
