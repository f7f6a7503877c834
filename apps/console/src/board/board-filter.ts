import type { operations } from '../api/document.js';
import type { Phase } from './row.js';

type Query = NonNullable<operations['get_issues']['parameters']['query']>;

/** What of the board is looked at; it stands in the address, so that a view can be kept and sent. */
export interface BoardFilter {
  readonly phase?: Phase;
  readonly overdue: boolean;
  readonly text: string;
  readonly territory?: string;
  readonly leadUnit?: string;
  readonly category?: string;
  readonly sort: 'due' | 'reported';
}

/** Shorter than this the server does not search. */
export const SHORTEST_SEARCH = 2;

export function filterIn(address: URLSearchParams): BoardFilter {
  const [phase, territory, leadUnit, category] = ['phase', 'territory', 'unit', 'category'].map(
    (name) => address.get(name) ?? undefined,
  );
  return {
    ...(phase === undefined ? {} : { phase: phase as Phase }),
    ...(territory === undefined ? {} : { territory }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
    ...(category === undefined ? {} : { category }),
    overdue: address.get('overdue') === 'true',
    text: address.get('text') ?? '',
    sort: address.get('sort') === 'reported' ? 'reported' : 'due',
  };
}

export function addressOf(filter: BoardFilter): URLSearchParams {
  const { phase, territory, leadUnit, category, overdue, text, sort } = filter;
  const address = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') address.set(name, value);
  };
  put('phase', phase);
  put('territory', territory);
  put('unit', leadUnit);
  put('category', category);
  put('text', text);
  if (overdue) put('overdue', 'true');
  if (sort === 'reported') put('sort', sort);
  return address;
}

/** The question to the API; open matters unless a phase says otherwise. */
export function questionOf(filter: BoardFilter): Query {
  const { phase, overdue, text, sort, ...where } = filter;
  return {
    ...where,
    sort,
    ...(phase === undefined ? { open: true } : { phase: [phase] }),
    ...(overdue ? { overdue: true } : {}),
    ...(text.trim().length >= SHORTEST_SEARCH ? { text: text.trim() } : {}),
  };
}
