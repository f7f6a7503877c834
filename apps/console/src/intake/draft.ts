import type { operations } from '../api/document.js';

/** What comes of a report at the desk. */
export const NEXT_STEPS = ['accept', 'answer', 'reject', 'redirect', 'merge', 'wait'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What is filled in while somebody talks. */
export interface Draft {
  readonly channel: string;
  readonly kind: 'CONSULT' | 'HELP' | 'COMPLAINT' | 'ACCUSATION' | 'SUGGESTION';
  readonly title: string;
  readonly description: string;
  readonly territory?: string | undefined;
  readonly address: string;
  /** Latitude and longitude as people paste them. */
  readonly point: string;
  readonly category?: string | undefined;
  readonly urgency?: 'NORMAL' | 'URGENT' | 'CRITICAL' | undefined;
  readonly name: string;
  readonly phone: string;
  readonly anonymous: boolean;
  readonly confidentiality: 'NORMAL' | 'HIDE_CONTACT' | 'HIDE_IDENTITY' | 'RESTRICTED_CASE';
  readonly noReplyWanted: boolean;
  /** The unit an accusation is about. */
  readonly accusedUnit?: string | undefined;
  readonly media: string[];
  readonly next: NextStep;
  readonly answer: string;
  readonly rejection?: string | undefined;
  readonly properChannel: string;
  readonly line?: string | undefined;
  readonly note: string;
  /** The matter this one is merged into. */
  readonly target?: string | undefined;
  readonly reason: string;
}

export const EMPTY: Draft = {
  channel: 'hotline',
  kind: 'HELP',
  title: '',
  description: '',
  address: '',
  point: '',
  name: '',
  phone: '',
  anonymous: false,
  confidentiality: 'NORMAL',
  noReplyWanted: false,
  media: [],
  next: 'accept',
  answer: '',
  properChannel: '',
  note: '',
  reason: '',
};

type Report = operations['ReportIssue']['requestBody']['content']['application/json'];

/** Latitude and longitude of a pasted pair; undefined where it is none. */
export function pointOf(
  pasted: string,
): { readonly latitude: number; readonly longitude: number } | undefined {
  const parts = pasted.split(/[,，\s]+/).filter((part) => part !== '');
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number);
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return parts.length === 2 && isPlace ? { latitude, longitude } : undefined;
}

/** The report as the API takes it: nothing for what was left empty. */
export function reportOf(draft: Draft): Report {
  const { channel, kind, category, territory, noReplyWanted, anonymous } = draft;
  const title = draft.title.trim();
  const description = draft.description.trim();
  const address = draft.address.trim();
  const name = anonymous ? '' : draft.name.trim();
  const phone = anonymous ? '' : draft.phone.trim();
  const point = pointOf(draft.point);
  const confidentiality = anonymous ? ('ANONYMOUS' as const) : draft.confidentiality;
  const accused = kind === 'ACCUSATION' ? draft.accusedUnit : undefined;
  return {
    channel,
    kind,
    title,
    ...(description === '' ? {} : { description }),
    ...(name === '' && phone === ''
      ? {}
      : { appellant: { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) } }),
    ...(noReplyWanted ? { noReplyWanted } : {}),
    ...(confidentiality === 'NORMAL' ? {} : { confidentiality }),
    ...(category === undefined ? {} : { category }),
    ...(territory === undefined ? {} : { territory }),
    ...(address === '' && point === undefined
      ? {}
      : { place: { ...(address === '' ? {} : { address }), ...point } }),
    ...(accused === undefined ? {} : { accusedUnit: accused }),
    ...(draft.media.length === 0 ? {} : { media: draft.media }),
  };
}
