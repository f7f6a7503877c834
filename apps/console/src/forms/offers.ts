import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { heard } from '../offline/copies.js';
import { LASTING } from '../names/lasting.js';

/** A service or problem a department publishes for communities to order. */
export interface Offer {
  readonly code: string;
  readonly unit: string;
  readonly kind: 'SERVICE' | 'PROBLEM';
  readonly name: { readonly zh: string; readonly en?: string };
  readonly category?: string;
  readonly capacity?: {
    readonly count: number;
    readonly per: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
  };
}

/** An item of a responsibility list that is in force. */
export interface ListItem {
  readonly id: string;
  readonly list: string;
  readonly kind: 'DUTY' | 'ASSIST' | 'NEGATIVE' | 'RETAKEN';
  readonly category: string;
  readonly lead?: string;
  readonly assists?: readonly string[];
  readonly bearerUnit?: string;
  readonly basis: string;
}

/** An offer in the reader's language. */
export const offerName = ({ name }: Offer): string =>
  language() === 'en' ? (name.en ?? name.zh) : name.zh;

/** The published menus of services and problems. */
export const useOffers = (wanted = true): readonly Offer[] =>
  useTable('offers', 'offers', wanted) as readonly Offer[];

/** The responsibility lists in force. */
export const useListItems = (wanted = true): readonly ListItem[] =>
  useTable('list-items', 'listItems', wanted) as readonly ListItem[];

// A table of the directory is described by its own schema, not by the document.
function useTable(
  path: 'list-items' | 'offers',
  table: string,
  wanted: boolean,
): readonly unknown[] {
  const { data } = useQuery({
    queryKey: ['directory', path],
    queryFn: () =>
      heard(`directory ${path}`, async () => {
        const { data: answer } =
          path === 'offers'
            ? await api.GET('/directory/offers')
            : await api.GET('/directory/list-items');
        return (answer?.[table] ?? []) as readonly unknown[];
      }),
    enabled: wanted,
    ...LASTING,
    networkMode: 'always',
  });
  return data?.value ?? [];
}
